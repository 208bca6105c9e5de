// Gives frames of Dateline sites the height their content asks for. Optional: frames work without it.
addEventListener('message', function (event) {
  var data = event.data;
  if (!data || data.dateline !== 'height' || !(data.height > 0)) return;
  var frames = document.querySelectorAll('iframe');
  for (var i = 0; i < frames.length; i++) {
    // Only the frame that says so is changed, and only within sense.
    if (frames[i].contentWindow === event.source) frames[i].style.height = Math.min(data.height, 20000) + 'px';
  }
});
