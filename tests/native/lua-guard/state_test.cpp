// The table `state` as bytes and back, and bytes that are no state.
#include "guard.h"
#include "test.h"

using test::Guard;

namespace {

std::vector<uint8_t> saved(const Guard& guard, vl_status wanted = VL_OK) {
    const uint8_t* bytes = nullptr;
    uint64_t count = 0;
    SAME(vl_save_state(guard.script(), &bytes, &count), wanted);
    return {bytes, bytes + count};
}

vl_status load(const Guard& guard, const std::vector<uint8_t>& bytes) {
    return vl_load_state(guard.script(), bytes.data(), bytes.size());
}

const char* const kRich = "state.list = { 1, 2.5, 'text', true, false } state.deep = { a = { b = { c = -7 } } } "
                          "state[3] = 'three' state[0.5] = math.huge state[true] = ''";

} // namespace

TEST(What_was_saved_comes_back_and_is_saved_alike) {
    const Guard first(kRich);
    const std::vector<uint8_t> bytes = saved(first);
    CHECK(!bytes.empty());
    Guard second("function on_note(note) local s = state log(s.list[1], s.list[2], s.list[3], s.list[4], s.list[5], "
                 "s.deep.a.b.c, s[3], s[0.5], s[true] == '') end");
    SAME(load(second, bytes), VL_OK);
    SAME(second.run(VL_ON_NOTE), VL_OK);
    CHECK(second.log() == "1 2.5 text true false -7 three inf true\n");
    CHECK(saved(second) == bytes);
}

TEST(The_same_data_gives_the_same_bytes_whatever_the_order_it_was_made_in) {
    const Guard first("state.a = 1 state.b = 2 state.c = 3 state[10] = 4");
    const Guard second("state[10] = 4 state.c = 3 state.x = 1 state.b = 2 state.a = 1 state.x = nil");
    CHECK(saved(first) == saved(second));
}

TEST(Saved_data_goes_over_what_the_script_has_set_up_and_the_rest_stays) {
    const Guard first("state.a = 1");
    Guard second("state.a = 2 state.b = 3 function on_note(note) log(state.a, state.b) end");
    SAME(load(second, saved(first)), VL_OK);
    second.run(VL_ON_NOTE);
    CHECK(second.log() == "1 3\n");
}

TEST(What_is_no_plain_data_is_left_out_and_named) {
    const Guard guard("state.kept = 1 state.deep = { f = print }");
    CHECK(!saved(guard, VL_ERROR).empty());
    CHECK(guard.message() == "state.deep.f is a function: it is not saved");
    const Guard circle("state.me = state");
    saved(circle, VL_ERROR);
    CHECK(circle.message() == "state.me contains itself: it is not saved");
}

TEST(A_state_that_is_too_large_is_not_saved) {
    const Guard guard("for i = 1, 10 do state[i] = ('x'):rep(10000) end");
    SAME(saved(guard, VL_ERROR).size(), size_t{0});
    CHECK(guard.says("state is too large to be saved (at most 64 KB)"));
}

TEST(A_stopped_scripts_state_is_saved_too_and_it_stays_stopped) {
    Guard guard("state.a = 1 function on_note(note) while true do end end");
    SAME(guard.run(VL_ON_NOTE), VL_STOPPED);
    const Guard other("state.a = 1");
    CHECK(saved(guard) == saved(other));
    SAME(guard.run(VL_ON_NOTE), VL_STOPPED);
}

TEST(Damaged_bytes_change_nothing) {
    const std::vector<uint8_t> bytes = saved(Guard(kRich));
    const std::vector<uint8_t> before = saved(Guard("state.a = 1"));
    for (size_t cut = 1; cut < bytes.size(); ++cut) {
        Guard guard("state.a = 1");
        SAME(load(guard, {bytes.data(), bytes.data() + bytes.size() - cut}), VL_ERROR);
        CHECK(saved(guard) == before);
    }
    for (size_t at = 0; at < bytes.size(); ++at) {
        for (const int value : {0x00, 0x06, 0x07, 0x7F, 0xFF}) {
            std::vector<uint8_t> damaged = bytes;
            damaged[at] = static_cast<uint8_t>(value);
            Guard guard("state.a = 1");
            if (load(guard, damaged) != VL_OK)
                CHECK(saved(guard) == before);
        }
    }
}

int main() {
    return test::runAll();
}
