// What a script finds in its globals, and that nothing leads out of them.
#include "guard.h"
#include "test.h"

using test::Guard;

namespace {

// The names in a table that `expression` gives, in a row.
std::string names_in(const std::string& expression) {
    Guard guard("local names = {} for name in pairs(" + expression +
                ") do names[#names + 1] = tostring(name) end log(table.concat(names, ' '))");
    CHECK(guard.loaded() == VL_OK);
    return guard.log();
}

void check_names(const std::string& expression, const std::string& wanted) {
    const std::string found = names_in(expression);
    CHECK(found == wanted + "\n");
    if (found != wanted + "\n")
        std::fprintf(stderr, "  %s has: %s", expression.c_str(), found.c_str());
}

} // namespace

TEST(Both_sides_speak_the_same_version) {
    SAME(vl_abi_version(), VL_ABI_VERSION);
}

TEST(The_globals_are_these_and_no_others) {
    check_names("(function() local few = {} for name in pairs(_G) do if name < 'm' then few[name] = true end end "
                "return few end)()",
                "_G _VERSION after assert at beats bend cancel coroutine emit error getmetatable ipairs log");
    check_names("(function() local few = {} for name in pairs(_G) do if name >= 'm' then few[name] = true end end "
                "return few end)()",
                "math next pairs param params pcall print random random_seed rawequal rawget rawlen rawset seconds "
                "select setmetatable state stop string table to_beats to_seconds tonumber tostring transport type utf8 "
                "xpcall");
}

TEST(The_libraries_have_these_functions_and_no_others) {
    check_names("string", "byte char find format gmatch gsub len lower match rep reverse sub upper");
    check_names("table", "concat insert move pack remove sort unpack");
    check_names("coroutine", "close create isyieldable resume running status wrap yield");
    check_names("utf8", "char charpattern codepoint codes len offset");
}

TEST(The_metatable_of_strings_is_out_of_reach) {
    Guard guard("log(getmetatable('')) local ok = pcall(setmetatable, '', {}) log(ok)");
    CHECK(guard.log() == "protected\nfalse\n");
}

TEST(What_the_guard_made_is_protected_and_can_only_be_read) {
    Guard guard("local p = param{ name = 'p' } for _, thing in ipairs{ p, params, transport, beats(1) } do "
                "log(getmetatable(thing), pcall(function() thing.value = 1 end)) end");
    CHECK(guard.loaded() == VL_OK);
    CHECK(guard.log().find("nil") == std::string::npos);
    CHECK(guard.log().find("true") == std::string::npos);
}

TEST(Compiled_Lua_is_refused) {
    Guard guard;
    SAME(guard.load("\033Lua\x54"), VL_ERROR);
    CHECK(guard.says("attempt to load a binary chunk"));
}

TEST(No_finalisers_and_no_weak_tables) {
    Guard guard("log(pcall(setmetatable, {}, { __gc = print })) log(pcall(setmetatable, {}, { __mode = 'k' }))");
    CHECK(guard.log() == "false __gc is not available in scripts\nfalse __mode is not available in scripts\n");
}

TEST(Texts_show_no_addresses_and_pairs_goes_in_a_fixed_order) {
    Guard guard(
        "log(tostring({}), tostring(print)) for key in pairs{ b = 1, a = 1, [2] = 1, [1.5] = 1 } do log(key) end");
    CHECK(guard.log() == "table function\n1.5\n2\na\nb\n");
}

int main() {
    return test::runAll();
}
