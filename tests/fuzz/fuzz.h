// SPDX-License-Identifier: AGPL-3.0-or-later
// A fuzz target is a file <parser>_fuzz.cpp that defines check(): what must hold of any input at all, not only that
// nothing breaks. libFuzzer makes the inputs; one of which a property does not hold ends the program and is kept.
#pragma once

#include <string>
#include <string_view>

#include "base/random.h"

// Says which property broke, and ends the program.
#define HOLDS(property) \
    if (!(property)) valija::fuzz::give_up(#property, __FILE__, __LINE__)

namespace valija::fuzz {

// The target's own.
void check(std::string_view input);

[[noreturn]] void give_up(const char* property, const char* file, int line);

// Takes the first line, without its line feed, or the first `count` bytes (or what there is) off the front of `input`.
std::string_view take_line(std::string_view& input);
std::string_view take(std::string_view& input, std::size_t count);

// `valid` with what `edits` says: three bytes an edit (what, where, with which byte).
std::string edited(std::string valid, std::string_view edits);

// The same bytes always, so that an input that was kept breaks again.
class SameRandom final : public base::Random {
  public:
    std::string bytes(std::size_t count) override { return std::string(count, 'r'); }
};

}  // namespace valija::fuzz
