// Transcribes all NAME.f32 (mono, 22050 Hz) of a folder with basic-pitch into NAME.csv: onset_s,offset_s,midi_pitch.
const fs = require('fs');
const path = require('path');
const tf = require('@tensorflow/tfjs');
require('@tensorflow/tfjs-backend-wasm');
const { BasicPitch, noteFramesToTime, outputToNotesPoly } = require('@spotify/basic-pitch');

// The defaults of its Python command: thresholds of onset and frame, shortest note in frames.
const ONSET = 0.5, FRAME = 0.3, SHORTEST = 11, HIGHEST_HERTZ = 1100, LOWEST_HERTZ = 60;

const model = path.join(path.dirname(require.resolve('@spotify/basic-pitch/package.json')), 'model');

// Node has no fetch of files: the model is handed over from memory.
const fromDisk = {
  load: async () => {
    const json = JSON.parse(fs.readFileSync(path.join(model, 'model.json')));
    const weights = fs.readFileSync(path.join(model, json.weightsManifest[0].paths[0]));
    return {
      modelTopology: json.modelTopology,
      weightSpecs: json.weightsManifest.flatMap(group => group.weights),
      weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.length),
      format: json.format,
    };
  },
};

// TensorFlow.js 3's WebAssembly cannot fill without being told the type.
async function useWasm() {
  await tf.setBackend('wasm');
  await tf.ready();
  const fill = tf.getKernel('Fill', 'wasm');
  tf.unregisterKernel('Fill', 'wasm');
  tf.registerKernel({
    ...fill,
    kernelFunc: call => fill.kernelFunc({ ...call, attrs: { ...call.attrs, dtype: call.attrs.dtype ?? 'float32' } }),
  });
}

async function transcribe(basicPitch, file) {
  const bytes = fs.readFileSync(file);
  const audio = new Float32Array(bytes.length / 4);
  for (let i = 0; i < audio.length; i++) audio[i] = bytes.readFloatLE(4 * i);
  const frames = [], onsets = [];
  await basicPitch.evaluateModel(audio, (f, o) => { frames.push(...f); onsets.push(...o); }, () => {});
  const notes = outputToNotesPoly(frames, onsets, ONSET, FRAME, SHORTEST, true, HIGHEST_HERTZ, LOWEST_HERTZ);
  return noteFramesToTime(notes).sort((a, b) => a.startTimeSeconds - b.startTimeSeconds);
}

async function main([from, to]) {
  await useWasm();
  const basicPitch = new BasicPitch(tf.loadGraphModel(fromDisk));
  for (const name of fs.readdirSync(from).filter(file => file.endsWith('.f32')).sort()) {
    const notes = await transcribe(basicPitch, path.join(from, name));
    const lines = notes.map(n =>
      `${n.startTimeSeconds.toFixed(4)},${(n.startTimeSeconds + n.durationSeconds).toFixed(4)},${n.pitchMidi}`);
    fs.writeFileSync(path.join(to, name.replace(/\.f32$/, '.csv')), lines.join('\n') + '\n');
  }
}

main(process.argv.slice(2)).catch(error => { console.error(error); process.exit(1); });
