using System.Runtime.InteropServices;
using System.Text;
using KeraLua;

namespace VocalMidi.Scripting.Checking;

/// <summary>Compiles a script to Lua's binary form, to be looked at and never run.</summary>
internal static class LuaCompiler
{
    /// <summary>The chunk with its debug information.</summary>
    /// <exception cref="ScriptException">The script is not valid Lua.</exception>
    public static byte[] Compile(ScriptText text)
    {
        using var lua = new Lua(openLibs: false);
        if (lua.LoadBuffer(Encoding.UTF8.GetBytes(text.Text), "=" + text.Name, "t") != LuaStatus.OK)
        {
            string message = lua.ToString(-1, callMetamethod: false) ?? "it is not valid Lua";
            throw new ScriptException(new ScriptFault(text.Name, ScriptFault.Loading, 0, "", message, Stopped: true, Work: 0));
        }

        using var chunk = new MemoryStream();
        LuaWriter write = (_, bytes, count, _) =>
        {
            byte[] part = new byte[(int)count];
            Marshal.Copy(bytes, part, 0, part.Length);
            chunk.Write(part);
            return 0;
        };
        lua.Dump(write, IntPtr.Zero, stripDebug: false);
        GC.KeepAlive(write);
        return chunk.ToArray();
    }
}
