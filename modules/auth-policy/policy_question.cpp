// SPDX-License-Identifier: AGPL-3.0-or-later
#include "auth-policy/policy_question.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "guard/password_mark.h"

namespace valija::auth_policy {

namespace {

constexpr std::size_t kTokenIdCharacters = 32;
constexpr std::size_t kMostBytes = 512;  // of any text: names are 254 at most, a token's name 33 more
constexpr unsigned kDelayStep = 2;

std::string text(const nlohmann::json& json, const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool flag(const nlohmann::json& json, const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_boolean() && found->get<bool>();
}

}  // namespace

std::optional<PolicyQuestion> parse_question(std::string_view body) {
    const auto json = nlohmann::json::parse(body, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    PolicyQuestion question{.login = base::to_lower(text(json, "login")),
                            .mark = text(json, "pwhash"),
                            .remote = text(json, "remote"),
                            .real_remote = text(json, "real_remote"),
                            .protocol = text(json, "protocol"),
                            .success = flag(json, "success"),
                            .refused_by_us = flag(json, "policy_reject")};
    const bool good = !question.login.empty() && question.login.size() <= kMostBytes && !question.remote.empty() &&
                      guard::is_password_mark(question.mark);
    return good ? std::optional(std::move(question)) : std::nullopt;
}

bool is_webmail(const PolicyQuestion& question) {
    if (question.protocol == "webmail") return true;
    return question.real_remote == "127.0.0.1" && question.login.find('*') == kTokenIdCharacters;
}

unsigned delay_after(unsigned failures, unsigned most) {
    return failures >= most ? most : std::min(failures * kDelayStep, most);
}

std::string write_answer(int status) { return nlohmann::json{{"status", status}, {"msg", ""}}.dump(); }

}  // namespace valija::auth_policy
