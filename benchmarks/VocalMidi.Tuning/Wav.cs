namespace VocalMidi.Tuning;
internal static class Wav
{
    public static (float[] Samples, int Rate) Read(string path)
    {
        byte[] b = File.ReadAllBytes(path);
        int rate = BitConverter.ToInt32(b, 24);
        int at = 12;
        while (System.Text.Encoding.ASCII.GetString(b, at, 4) != "data") at += 8 + BitConverter.ToInt32(b, at + 4);
        int n = Math.Min(BitConverter.ToInt32(b, at + 4), b.Length - at - 8) / 2;
        var x = new float[n];
        for (int i = 0; i < n; i++) x[i] = BitConverter.ToInt16(b, at + 8 + 2 * i) / 32768f;
        return (x, rate);
    }
}
