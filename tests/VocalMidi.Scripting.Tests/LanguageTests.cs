namespace VocalMidi.Scripting.Tests;

/// <summary>Lua's own functions that the guard replaces do what the manual says.</summary>
public class LanguageTests
{
    [Theory]
    [InlineData("('hello world'):find('o w')", "5 7")]
    [InlineData("('hello'):find('l', 1, true), ('hello'):find('xyz'), ('hello'):find('', 10)", "3 nil nil")]
    [InlineData("('key = value'):match('^(%w+)%s*=%s*(%w+)$')", "key value")]
    [InlineData("('f(a(b)c)d'):match('%b()'), ('THE (quick) fox'):find('%f[%a]%a+', 5)", "(a(b)c) 6 10")]
    [InlineData("('abcabc'):match('(a)(b)c%1'), ('x1y22'):match('()%d+()')", "a 2 3")]
    [InlineData("('abc'):match('.-'), ('abc'):match('a.-c'), ('[]]'):match('[]]+'), ('a-b'):match('[a%-]+')", " abc ]] a-")]
    [InlineData("('hello world'):gsub('o', '0'), ('abc'):gsub('%w', '%0%0'), ('abc'):gsub('', '-')", "hell0 w0rld aabbcc -a-b-c- 4")]
    [InlineData("('$name is $age'):gsub('%$(%w+)', { name = 'Ann', age = 7 }), ('abc'):gsub('b', function() return false end)", "Ann is 7 abc 1")]
    [InlineData("('hello'):gsub('(h)(e)', '%2%1'), ('abc abc'):gsub('abc', 'x', 1)", "ehllo x abc 1")]
    [InlineData("(function() local t = {} for k, v in ('a=1, b=2'):gmatch('(%w+)=(%w+)') do t[#t + 1] = k .. v end return table.concat(t, ';') end)()", "a1;b2")]
    [InlineData("(function() local n = 0 for w in ('one two  three'):gmatch('%a+') do n = n + #w end return n end)()", "11")]
    [InlineData("('x'):rep(3, '-'), ('ab'):rep(0), ('%d %5.2f %s %q %x %%'):format(3, 2.5, {}, 'a\"b', 255)", "x-x-x  3  2.50 table \"a\\\"b\" ff %")]
    [InlineData("table.concat({1, 2, 3}, ', ', 2, 3), select('#', table.unpack({1, nil, 3}, 1, 3)), table.unpack({4, 5})", "2, 3 3 4 5")]
    [InlineData("(function() local t = {5, 2, 8} table.sort(t) table.insert(t, 9) table.insert(t, 1, 0) local x = table.remove(t, 2) return x, table.concat(t, ' ') end)()", "2 0 5 8 9")]
    [InlineData("(function() local t = {'bb', 'a', 'cc', 'd'} table.sort(t, function(x, y) return #x > #y end) return table.concat(t, ' ') end)()", "bb cc a d")]
    [InlineData("table.concat(table.move({1, 2, 3}, 1, 3, 2), ' ')", "1 1 2 3")]
    [InlineData("pcall(error, 'x', 0)", "false x")]
    [InlineData("pcall(function(...) return ... end, 1, 2)", "true 1 2")]
    [InlineData("xpcall(error, function(m) return 'got ' .. m end, 'y', 0)", "false got y")]
    [InlineData("(function() local co = coroutine.wrap(function(a) local b = coroutine.yield(a + 1) return b * 2 end) return co(1), co(10) end)()", "2 20")]
    [InlineData("(function() local co = coroutine.create(function() pcall(coroutine.yield, 1) error('e', 0) end) return coroutine.resume(co), select(2, coroutine.resume(co)), coroutine.status(co) end)()", "true e dead")]
    [InlineData("tostring({}), tostring(print), tostring(nil), tostring(1/2)", "table function nil 0.5")]
    [InlineData("(function() local t = {} for k in pairs({ c = 1, a = 2, [3] = 1, [1] = 1, b = 3, [2.5] = 1, [true] = 1 }) do t[#t + 1] = tostring(k) end return table.concat(t, ' ') end)()", "1 2.5 3 a b c true")]
    [InlineData("(function() local t, n = { x = 1, y = 2, z = 3 }, 0 for k in pairs(t) do t[k] = nil n = n + 1 end return n, next(t), next({ 7 }) end)()", "3 nil 1 7")]
    [InlineData("utf8.len('äö'), utf8.char(228), math.floor(2.7), math.type(3), #'abc'", "2 ä 2 integer 3")]
    public void The_language_works(string expressions, string expected)
    {
        using var stream = new Stream($"function on_note(note) log({expressions}) end");
        stream.Play(100, 200);
        Assert.Equal(expected, stream.Fault()?.Message ?? stream.Log());
    }
}
