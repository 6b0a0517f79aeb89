// SPDX-License-Identifier: AGPL-3.0-or-later
// What may be bound to a `?`: NULL, whole number, text (UTF-8), bytes, time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "base/clock.h"

namespace valija::db {

// Text and bytes must not be mixed up: bytes compared with a text column would not use its index, text bound to a
// BINARY column would be checked as UTF-8.
struct Bytes {
    explicit Bytes(std::string_view bytes) : value(bytes) {}
    std::string value;
};

class Value {
  public:
    using Data = std::variant<std::nullptr_t, std::int64_t, std::string, Bytes>;

    Value(std::nullptr_t) : data_(nullptr) {}  // NOLINT(google-explicit-constructor): binding lists read as calls
    template <typename Number>
    requires std::is_integral_v<Number> Value(Number number)
        : data_(static_cast<std::int64_t>(number)) {}           // NOLINT(google-explicit-constructor)
    Value(std::string_view text) : data_(std::string(text)) {}  // NOLINT(google-explicit-constructor)
    Value(const std::string& text) : data_(text) {}             // NOLINT(google-explicit-constructor)
    Value(const char* text) : data_(std::string(text)) {}       // NOLINT(google-explicit-constructor)
    Value(base::Time time) : data_(base::to_sql(time)) {}       // NOLINT(google-explicit-constructor)
    Value(const Bytes& bytes) : data_(bytes) {}                 // NOLINT(google-explicit-constructor)
    template <typename T>
    Value(const std::optional<T>& maybe)
        : Value(maybe ? Value(*maybe) : Value(nullptr)) {}  // NOLINT(google-explicit-constructor)

    const Data& data() const { return data_; }

  private:
    Data data_;
};

}  // namespace valija::db
