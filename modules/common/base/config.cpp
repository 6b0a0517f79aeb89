// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/config.h"

#include <fmt/format.h>
#include <toml++/toml.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <system_error>

#include "base/bytes.h"
#include "base/fault.h"

namespace valija::base {

namespace {

constexpr std::size_t kKeyBytes = 32;

void collect(const toml::table& table, const std::string& prefix, std::map<std::string, std::string>& values) {
    for (const auto& [key, node] : table) {
        const std::string name = prefix + std::string(key.str());
        if (const auto* child = node.as_table()) {
            collect(*child, name + ".", values);
        } else if (const auto* text = node.as_string()) {
            values[name] = text->get();
        } else if (const auto* number = node.as_integer()) {
            values[name] = std::to_string(number->get());
        } else {
            broken(fmt::format("{}: setting {} is neither a text nor a whole number", *node.source().path, name));
        }
    }
}

}  // namespace

void Config::add_file(const std::string& path) {
    if (::access(path.c_str(), R_OK) != 0)
        broken(fmt::format("cannot read {}: {}", path, std::generic_category().message(errno)));
    try {
        collect(toml::parse_file(path), "", values_);
    } catch (const toml::parse_error& error) {
        broken(fmt::format("{}:{}: {}", path, error.source().begin.line, error.description()));
    }
}

std::string Config::text(const std::string& name) const {
    const auto found = values_.find(name);
    if (found == values_.end()) broken(fmt::format("setting {} is missing", name));
    return found->second;
}

std::string Config::text_or(const std::string& name, const std::string& otherwise) const {
    const auto found = values_.find(name);
    return found == values_.end() ? otherwise : found->second;
}

std::int64_t Config::number_or(const std::string& name, std::int64_t otherwise, std::int64_t low,
                               std::int64_t high) const {
    const auto found = values_.find(name);
    if (found == values_.end()) return otherwise;
    const std::string& text = found->second;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < low || number > high) {
        broken(fmt::format("setting {} must be a whole number from {} to {}", name, low, high));
    }
    return number;
}

std::int64_t Config::number(const std::string& name, std::int64_t low, std::int64_t high) const {
    if (!values_.contains(name)) broken(fmt::format("setting {} is missing", name));
    return number_or(name, low, low, high);
}

std::string Config::key(const std::string& name) const {
    const auto bytes = from_hex(text("keys." + name));
    if (!bytes || bytes->size() != kKeyBytes) broken(fmt::format("key {} is not {} bytes in hex", name, kKeyBytes));
    return *bytes;
}

}  // namespace valija::base
