# Pitch every 5 ms, 60 to 1100 Hz, of all WAV files of a folder: NAME.txt with TIME HERTZ lines, 0 where unvoiced.
form Pitch of a folder
  sentence From
  sentence To
endform
files = Create Strings as file list: "files", from$ + "/*.wav"
count = Get number of strings
for i to count
  selectObject: files
  file$ = Get string: i
  sound = Read from file: from$ + "/" + file$
  pitch = To Pitch (ac): 0.005, 60, 15, "no", 0.03, 0.45, 0.01, 0.35, 0.14, 1100
  frames = Get number of frames
  out$ = to$ + "/" + (file$ - ".wav") + ".txt"
  deleteFile: out$
  text$ = ""
  for frame to frames
    time = Get time from frame number: frame
    hertz = Get value in frame: frame, "Hertz"
    if hertz = undefined
      hertz = 0
    endif
    text$ = text$ + fixed$(time, 4) + " " + fixed$(hertz, 3) + newline$
    if frame mod 500 = 0
      appendFile: out$, text$
      text$ = ""
    endif
  endfor
  appendFile: out$, text$
  removeObject: sound, pitch
endfor
