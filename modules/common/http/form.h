// SPDX-License-Identifier: AGPL-3.0-or-later
// A posted form. A field exists only if declared, with its rule; everything undeclared is ignored. The shape is checked
// first (content type, escapes, UTF-8, a field given twice): broken shape is nobody's honest mistake and makes the form
// Malformed (400). The content of each field is then a FieldState, which the page shows beside the field (422, values
// kept).
#pragma once

#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "http/request.h"

namespace valija::http {

enum class FieldState { Good, Empty, TooLong, BadCharacters };

struct FieldRule {
    enum class Kind {
        Line,    // one line, space around it removed
        Text,    // may have several lines
        Secret,  // taken to the letter; control characters allowed, never shown again
    };
    std::string_view name;
    Kind kind = Kind::Line;
    std::size_t most_characters = 0;
    bool required = true;
};

class Form {
  public:
    // nullopt: Malformed. A missing field is an empty one.
    static std::optional<Form> parse(const Request& request, std::initializer_list<FieldRule> rules);

    // REQUIRES: declared. The value even when its state is not Good, for showing it again; cut to what the rule allows.
    const std::string& value(std::string_view name) const;
    FieldState state(std::string_view name) const;
    bool good(std::string_view name) const { return state(name) == FieldState::Good; }
    bool all_good() const;

  private:
    struct Field {
        std::string value;
        FieldState state = FieldState::Good;
    };
    static Field judge(const FieldRule& rule, std::string_view value);

    std::map<std::string, Field, std::less<>> fields_;
};

}  // namespace valija::http
