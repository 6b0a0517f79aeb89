// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/domain.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "people/domain_profile_store.h"
#include "people/domain_tool_store.h"
#include "people/employee_key.h"
#include "people/import.h"
#include "valijactl/options.h"

namespace valija::valijactl {

namespace {

using people::DomainProfile;

// A setting of the profile: how it is shown, and how text becomes it. `set` returns what is wrong, or nothing.
struct Setting {
    const char* name;
    std::string (*get)(const DomainProfile&);
    std::string (*set)(DomainProfile&, const std::string&);
};

std::string join(const std::vector<people::PersonKind>& kinds) {
    std::string text;
    for (const auto kind : kinds) text.append(text.empty() ? "" : ",").append(people::to_text(kind));
    return text;
}

std::string set_kinds(DomainProfile& profile, const std::string& text) {
    std::vector<people::PersonKind> kinds;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find(',', begin), text.size());
        const auto kind = people::parse_person_kind(std::string_view(text).substr(begin, end - begin));
        if (!kind) return "takes worker, teacher, instructor, student, director, with commas between them";
        kinds.push_back(*kind);
        begin = end + 1;
    }
    profile.person_kinds = std::move(kinds);
    return {};
}

std::string set_flag(bool& flag, const std::string& text) {
    if (text != "yes" && text != "no") return "takes yes or no";
    flag = text == "yes";
    return {};
}

std::optional<std::uint64_t> parse_number(const std::string& text, std::uint64_t low, std::uint64_t high) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_good = error == std::errc() && end == text.data() + text.size() && number >= low && number <= high;
    return is_good ? std::optional(number) : std::nullopt;
}

template <typename Duration>
std::string set_duration(Duration& duration, const std::string& text, std::uint64_t high) {
    const auto number = parse_number(text, 1, high);
    if (!number) return fmt::format("takes a number from 1 to {}", high);
    duration = Duration(static_cast<typename Duration::rep>(*number));
    return {};
}

std::string set_words(std::string& words, const std::string& text, std::size_t most, bool required) {
    if (required && text.empty()) return "is empty";
    std::string what = people::explain_words(text, most);
    if (what.empty()) words = text;
    return what;
}

std::string set_step(people::StepRule& rule, const std::string& text) {
    const auto parsed = people::parse_step_rule(text);
    if (!parsed) return "takes off, optional or required";
    rule = *parsed;
    return {};
}

constexpr std::uint64_t kLeastQuota = 1'000'000;
constexpr std::uint64_t kMostQuota = 100'000'000'000'000;

std::string set_quota(DomainProfile& profile, const std::string& text) {
    const auto bytes = parse_number(text, kLeastQuota, kMostQuota);
    if (!bytes) return fmt::format("takes bytes from {} to {}", kLeastQuota, kMostQuota);
    profile.quota_bytes = *bytes;
    return {};
}

const std::vector<Setting>& settings() {
    static const std::vector<Setting> kSettings{
        {"person_kinds", [](const auto& p) { return join(p.person_kinds); }, set_kinds},
        {"national_id_kind", [](const auto& p) { return std::string(people::to_text(p.national_id_kind)); },
         [](auto& p, const auto& text) -> std::string {
             const auto kind = people::parse_national_id_kind(text);
             if (!kind) return "takes curp or cedula";
             p.national_id_kind = *kind;
             return {};
         }},
        {"employee_key_label", [](const auto& p) { return p.employee_key_label; },
         [](auto& p, const auto& text) { return set_words(p.employee_key_label, text, 40, true); }},
        {"employee_key_pattern", [](const auto& p) { return p.employee_key_pattern; },
         [](auto& p, const auto& text) {
             std::string what = people::EmployeeKeyPattern::explain(text);
             if (what.empty()) p.employee_key_pattern = text;
             return what;
         }},
        {"user_name_rule", [](const auto& p) { return std::string(people::to_text(p.user_name_rule)); },
         [](auto& p, const auto& text) -> std::string {
             const auto rule = people::parse_user_name_rule(text);
             if (!rule) return "takes given_surname or document";
             p.user_name_rule = *rule;
             return {};
         }},
        {"may_create", [](const auto& p) { return std::string(p.may_create ? "yes" : "no"); },
         [](auto& p, const auto& text) { return set_flag(p.may_create, text); }},
        {"may_reset", [](const auto& p) { return std::string(p.may_reset ? "yes" : "no"); },
         [](auto& p, const auto& text) { return set_flag(p.may_reset, text); }},
        {"quota_bytes", [](const auto& p) { return std::to_string(p.quota_bytes); }, set_quota},
        {"activation_hours", [](const auto& p) { return std::to_string(p.activation_lifetime.count()); },
         [](auto& p, const auto& text) { return set_duration(p.activation_lifetime, text, 720); }},
        {"letter_days", [](const auto& p) { return std::to_string(p.letter_lifetime.count()); },
         [](auto& p, const auto& text) { return set_duration(p.letter_lifetime, text, 90); }},
        {"data_fresh_days", [](const auto& p) { return std::to_string(p.data_freshness.count()); },
         [](auto& p, const auto& text) { return set_duration(p.data_freshness, text, 36'500); }},
        {"support_text", [](const auto& p) { return p.support_text; },
         [](auto& p, const auto& text) { return set_words(p.support_text, text, 500, false); }},
        {"mobile_step", [](const auto& p) { return std::string(people::to_text(p.mobile_step)); },
         [](auto& p, const auto& text) { return set_step(p.mobile_step, text); }},
        {"alternate_step", [](const auto& p) { return std::string(people::to_text(p.alternate_step)); },
         [](auto& p, const auto& text) { return set_step(p.alternate_step, text); }},
        {"terms_step", [](const auto& p) { return std::string(people::to_text(p.terms_step)); },
         [](auto& p, const auto& text) { return set_step(p.terms_step, text); }},
    };
    return kSettings;
}

void print(const DomainProfile& profile, bool as_json) {
    if (!as_json) {
        fmt::print("domain\t{}\nsite\t{}\nactive\t{}\n", profile.domain, profile.site_key,
                   profile.domain_active ? "yes" : "no");
        for (const Setting& setting : settings()) fmt::print("{}\t{}\n", setting.name, setting.get(profile));
        return;
    }
    nlohmann::ordered_json json{
        {"domain", profile.domain}, {"site", profile.site_key}, {"active", profile.domain_active}};
    for (const Setting& setting : settings()) json[setting.name] = setting.get(profile);
    fmt::print("{}\n", json.dump());
}

// One "name=value"; what is wrong with it, or nothing.
std::string apply(DomainProfile& profile, const std::string& assignment) {
    const auto sign = assignment.find('=');
    const std::string name = assignment.substr(0, sign);
    const auto& all = settings();
    const auto setting = std::find_if(all.begin(), all.end(), [&](const Setting& s) { return name == s.name; });
    if (sign == std::string::npos || setting == all.end())
        return fmt::format("a domain has no setting \"{}\"; valijactl domain show lists them",
                           base::make_printable(name));
    const std::string what = setting->set(profile, assignment.substr(sign + 1));
    return what.empty() ? what : name + ": " + what;
}

}  // namespace

int show_domain(service::World& world, const Arguments& arguments) {
    const auto options = Options::parse(arguments, {"--json"}, {});
    if (!options || options->words().size() != 1) return complain_usage("domain show");
    world.open_database();
    const auto profile = people::find_profile(*world.pool().take(), base::to_lower(options->words().front()));
    if (!profile) return refuse("there is no domain " + base::make_printable(options->words().front()));
    print(*profile, options->has("--json"));
    return kDone;
}

int set_domain(service::World& world, const Arguments& arguments) {
    if (arguments.size() < 2) return complain_usage("domain set");
    world.open_database();
    auto connection = world.pool().take();
    auto profile = people::find_profile(*connection, base::to_lower(arguments[0]));
    if (!profile) return refuse("there is no domain " + base::make_printable(arguments[0]));
    for (auto assignment = arguments.begin() + 1; assignment != arguments.end(); ++assignment) {
        const std::string what = apply(*profile, *assignment);
        if (!what.empty()) return refuse(what);
    }
    people::save_profile(*connection, *profile);
    return kDone;
}

int list_domain_tools(service::World& world, const Arguments& arguments) {
    if (arguments.size() != 1) return complain_usage("domain tools");
    world.open_database();
    auto connection = world.pool().take();
    const auto profile = people::find_profile(*connection, base::to_lower(arguments[0]));
    if (!profile) return refuse("there is no domain " + base::make_printable(arguments[0]));
    for (const auto& tool : people::list_domain_tools(*connection, profile->domain_id))
        fmt::print("{}\t{}\n", tool.name, tool.url);
    return kDone;
}

int set_domain_tool(service::World& world, const Arguments& arguments) {
    if (arguments.size() != 3) return complain_usage("domain tool");
    world.open_database();
    auto connection = world.pool().take();
    const auto profile = people::find_profile(*connection, base::to_lower(arguments[0]));
    if (!profile) return refuse("there is no domain " + base::make_printable(arguments[0]));
    const people::DomainTool tool{.name = arguments[1], .url = arguments[2]};
    if (tool.url == "-") {
        if (people::remove_domain_tool(*connection, profile->domain_id, tool.name)) return kDone;
        return refuse("there is no tool \"" + base::make_printable(tool.name) + "\" there");
    }
    const std::string what = people::explain_words(tool.name, people::kToolNameMaxCharacters);
    if (tool.name.empty() || !what.empty()) return refuse("a tool's name " + (what.empty() ? "is empty" : what));
    if (!people::is_tool_url(tool.url)) return refuse("a tool's URL begins with https:// and has no spaces");
    people::save_domain_tool(*connection, profile->domain_id, tool);
    return kDone;
}

}  // namespace valija::valijactl
