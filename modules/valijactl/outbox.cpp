// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/outbox.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "outbox/desk_store.h"
#include "valijactl/numbers.h"

namespace valija::valijactl {

namespace {

constexpr unsigned kLastUsual = 20;
constexpr unsigned kLastMost = 100000;
constexpr std::array<std::string_view, 3> kStates{"queued", "delivered", "failed"};

struct Choice {
    std::string state;  // empty: all
    unsigned last = kLastUsual;
    bool as_json = false;
};

// nullopt: wrong usage.
std::optional<Choice> parse_choice(const Arguments& arguments) {
    Choice choice;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const bool has_value = i + 1 < arguments.size();
        if (arguments[i] == "--json") {
            choice.as_json = true;
        } else if (arguments[i] == "--state" && has_value) {
            choice.state = arguments[++i];
            if (std::find(kStates.begin(), kStates.end(), choice.state) == kStates.end()) return std::nullopt;
        } else if (arguments[i] == "--last" && has_value) {
            const auto last = parse_number(arguments[++i], kLastMost);
            if (!last) return std::nullopt;
            choice.last = static_cast<unsigned>(*last);
        } else {
            return std::nullopt;
        }
    }
    return choice;
}

std::string or_dash(const std::optional<std::string>& maybe) { return base::make_printable(maybe.value_or("-")); }
std::string or_dash(const std::optional<std::uint64_t>& maybe) { return maybe ? std::to_string(*maybe) : "-"; }
std::string or_dash(const std::optional<base::Time>& maybe) { return maybe ? base::to_sql(*maybe) : "-"; }

template <typename Maybe>
nlohmann::json or_null(const Maybe& maybe) {
    return maybe ? nlohmann::json(or_dash(maybe)) : nlohmann::json();
}

nlohmann::json number_or_null(const std::optional<std::uint64_t>& maybe) {
    return maybe ? nlohmann::json(*maybe) : nlohmann::json();
}

void print_line(const outbox::Listed& message) {
    fmt::print("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", message.id, base::to_sql(message.created_at), message.kind,
               message.state, or_dash(message.name), or_dash(message.mailbox_id), or_dash(message.person_id),
               message.attempts, or_dash(message.last_error));
}

void print_json(const outbox::Listed& message) {
    const nlohmann::ordered_json line{{"id", message.id},
                                      {"site", message.site_key},
                                      {"kind", message.kind},
                                      {"state", message.state},
                                      {"name", or_null(message.name)},
                                      {"mailbox_id", number_or_null(message.mailbox_id)},
                                      {"person_id", number_or_null(message.person_id)},
                                      {"has_body", message.has_body},
                                      {"created_at", base::to_sql(message.created_at)},
                                      {"due_at", base::to_sql(message.due_at)},
                                      {"give_up_at", base::to_sql(message.give_up_at)},
                                      {"expires_at", or_null(message.expires_at)},
                                      {"delivered_at", or_null(message.delivered_at)},
                                      {"attempts", message.attempts},
                                      {"last_error", or_null(message.last_error)}};
    fmt::print("{}\n", line.dump());
}

void print_whole(const outbox::Listed& message) {
    fmt::print(
        "id\t{}\nsite\t{}\nkind\t{}\nstate\t{}\nname\t{}\nmailbox\t{}\nperson\t{}\nbody\t{}\nqueued\t{}\ndue\t{}\n"
        "last try\t{}\nexpires\t{}\ndelivered\t{}\ntries\t{}\nlast error\t{}\n",
        message.id, message.site_key, message.kind, message.state, or_dash(message.name), or_dash(message.mailbox_id),
        or_dash(message.person_id), message.has_body ? "sealed" : "wiped", base::to_sql(message.created_at),
        base::to_sql(message.due_at), base::to_sql(message.give_up_at), or_dash(message.expires_at),
        or_dash(message.delivered_at), message.attempts, or_dash(message.last_error));
}

int retry_one(db::Connection& connection, std::uint64_t id, base::Time now) {
    switch (outbox::retry(connection, id, now)) {
        case outbox::RetryOutcome::Queued:
            return kDone;
        case outbox::RetryOutcome::NoSuchMessage:
            return refuse(fmt::format("there is no message {}", id));
        case outbox::RetryOutcome::Delivered:
            return refuse(fmt::format("message {} is delivered", id));
        case outbox::RetryOutcome::Expired:
            return refuse(fmt::format("what message {} carried has expired", id));
        case outbox::RetryOutcome::BeingSent:
            return refuse(fmt::format("a courier is at message {} now", id));
    }
    return kRefused;
}

}  // namespace

int list_outbox(service::World& world, const Arguments& arguments) {
    const auto choice = parse_choice(arguments);
    if (!choice) return complain_usage("outbox list");
    world.open_database();
    auto connection = world.pool().take();
    for (const auto& message : outbox::list_messages(*connection, choice->state, choice->last))
        choice->as_json ? print_json(message) : print_line(message);
    return kDone;
}

int show_outbox(service::World& world, const Arguments& arguments) {
    const auto id = parse_number(arguments[0]);
    if (!id) return complain_usage("outbox show");
    world.open_database();
    const auto message = outbox::find_message(*world.pool().take(), *id);
    if (!message) return refuse(fmt::format("there is no message {}", *id));
    print_whole(*message);
    return kDone;
}

int retry_outbox(service::World& world, const Arguments& arguments) {
    const bool all = arguments[0] == "--all-failed";
    const auto id = parse_number(arguments[0]);
    if (!all && !id) return complain_usage("outbox retry");
    world.open_database();
    const base::Time now = world.clock().now();
    auto connection = world.pool().take();
    if (!all) return retry_one(*connection, *id, now);
    fmt::print("{} messages queued again\n", outbox::retry_all_failed(*connection, now));
    return kDone;
}

}  // namespace valija::valijactl
