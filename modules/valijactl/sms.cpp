// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/sms.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "outbox/outbox_store.h"
#include "outbox/sms_store.h"
#include "valijactl/numbers.h"

namespace valija::valijactl {

namespace {

constexpr unsigned kLastUsual = 20;
constexpr std::uint64_t kLastMost = 100000;
constexpr std::chrono::hours kDay(24);

int set_switch(service::World& world, bool is_open) {
    world.open_database();
    outbox::set_sms_switch(*world.pool().take(), is_open, world.clock().now());
    return kDone;
}

struct Status {
    bool is_open = false;
    std::string driver;
    std::optional<base::Time> changed_at;
    outbox::SmsUse use;
    outbox::SmsLimits limits;
    std::vector<outbox::SmsRefusals> refused;
};

Status read_status(const service::World& world) {
    const auto outbox = outbox::Outbox::from_config(world.config(), world.random());
    auto connection = world.pool().take();
    const base::Time now = world.clock().now();
    return {.is_open = outbox.sms_available(*connection),
            .driver = world.config().text_or("sms.driver", "none"),
            .changed_at = outbox::find_sms_switch_change(*connection),
            .use = outbox.sms_gate().use(*connection, now),
            .limits = outbox.sms_gate().limits(),
            .refused = outbox::count_refusals(*connection, now - kDay)};
}

void print_lines(const Status& status) {
    fmt::print("short messages\t{}\n", status.is_open ? "open" : "stopped");
    fmt::print("driver\t{}\n", status.driver);
    fmt::print("switch moved\t{}\n", status.changed_at ? base::to_sql(*status.changed_at) : "-");
    fmt::print("countries\t{}\n", fmt::join(status.limits.countries, ","));
    fmt::print("in this day\t{} of {}\n", status.use.in_day, status.limits.per_day);
    fmt::print("in all\t{} of {}\n", status.use.in_all, status.limits.in_all);
    for (const auto& refused : status.refused) fmt::print("refused in 24 h\t{}\t{}\n", refused.reason, refused.count);
}

void print_json(const Status& status) {
    nlohmann::ordered_json refused = nlohmann::ordered_json::object();
    for (const auto& reason : status.refused) refused[reason.reason] = reason.count;
    const nlohmann::ordered_json json{
        {"open", status.is_open},
        {"driver", status.driver},
        {"changed_at", status.changed_at ? nlohmann::json(base::to_sql(*status.changed_at)) : nlohmann::json()},
        {"countries", status.limits.countries},
        {"in_day", status.use.in_day},
        {"per_day", status.limits.per_day},
        {"in_all", status.use.in_all},
        {"most_in_all", status.limits.in_all},
        {"refused_in_24_h", refused}};
    fmt::print("{}\n", json.dump());
}

}  // namespace

int stop_sms(service::World& world, const Arguments& /*arguments*/) { return set_switch(world, false); }

int start_sms(service::World& world, const Arguments& /*arguments*/) { return set_switch(world, true); }

int print_sms_status(service::World& world, const Arguments& arguments) {
    const bool as_json = arguments == Arguments{"--json"};
    if (!as_json && !arguments.empty()) return complain_usage("sms status");
    world.open_database();
    const Status status = read_status(world);
    as_json ? print_json(status) : print_lines(status);
    return kDone;
}

int list_refused_sms(service::World& world, const Arguments& arguments) {
    std::optional<std::uint64_t> last = kLastUsual;
    if (!arguments.empty())
        last = arguments.size() == 2 && arguments[0] == "--last" ? parse_number(arguments[1], kLastMost) : std::nullopt;
    if (!last) return complain_usage("sms refused");
    world.open_database();
    const auto or_dash = [](const auto& maybe) { return maybe ? std::to_string(*maybe) : std::string("-"); };
    for (const auto& refusal : outbox::list_refusals(*world.pool().take(), static_cast<unsigned>(*last)))
        fmt::print("{}\t{}\t{}\t{}\t{}\t{}\n", base::to_sql(refusal.refused_at), refusal.site_key, refusal.reason,
                   base::make_printable(refusal.name), or_dash(refusal.mailbox_id), or_dash(refusal.person_id));
    return kDone;
}

}  // namespace valija::valijactl
