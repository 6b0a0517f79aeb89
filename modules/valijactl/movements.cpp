// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/movements.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "accounts/account_service.h"
#include "accounts/movement_audit.h"
#include "accounts/movement_heads.h"
#include "accounts/movement_store.h"
#include "base/fault.h"
#include "base/text.h"
#include "valijactl/numbers.h"

namespace valija::valijactl {

namespace {

using accounts::Finding;
using accounts::FindingKind;
using accounts::Findings;
using accounts::Head;
using accounts::HeadCheck;

constexpr unsigned kStepSeals = 1000;
constexpr unsigned kStepMovements = 10000;
constexpr unsigned kLastUsual = 20;
constexpr unsigned kLastMost = 100000;

std::string to_sentence(const Finding& finding) {
    const auto [kind, number, movement, other] = finding;
    switch (kind) {
        case FindingKind::RowChanged:
            return fmt::format("number {}: movement {} is not what was sealed", number, movement);
        case FindingKind::RowMissing:
            return fmt::format("number {}: movement {} is missing", number, movement);
        case FindingKind::SealMissing:
            return number == other ? fmt::format("number {}: the seal is missing", number)
                                   : fmt::format("numbers {} to {}: the seals are missing", number, other);
        case FindingKind::SealChanged:
            return fmt::format("number {}: the seal of movement {} was changed", number, movement);
        case FindingKind::Moved:
            return fmt::format("number {}: movement {} stands here, but was sealed as number {}", number, movement,
                               other);
        case FindingKind::HeadDiffers:
            return fmt::format("number {}: its seal is not the one that was kept as the head", number);
        case FindingKind::CutOff:
            return fmt::format("number {} is the last, but number {} was kept as the head: the end was cut off", number,
                               other);
        case FindingKind::Unsealed:
            return fmt::format("movement {} has no seal and does not wait for one", movement);
        case FindingKind::PendingMissing:
            return fmt::format("movement {} waited for its seal and is missing", movement);
    }
    base::broken("unknown kind of finding");
}

// The whole chain, in steps.
void walk_seals(db::Connection& connection, accounts::MovementAudit& audit, HeadCheck& kept, HeadCheck& given,
                Findings& findings) {
    for (;;) {
        const auto seals = accounts::list_seals(connection, audit.head().number, kStepSeals);
        for (const accounts::Seal& seal : seals) {
            audit.take(seal, findings);
            kept.take(seal, findings);
            given.take(seal, findings);
        }
        if (seals.empty()) break;
    }
    audit.finish(findings);
    kept.finish(audit.head().number, findings);
    given.finish(audit.head().number, findings);
}

// Whatever never came to the sealer, in steps.
void walk_movements(db::Connection& connection, Findings& findings) {
    std::uint64_t after = 0;
    while (const auto until = accounts::find_step_end(connection, after, kStepMovements)) {
        for (const auto id : accounts::list_unsealed(connection, after, *until))
            findings.add({FindingKind::Unsealed, 0, id, 0});
        after = *until;
    }
    for (const auto id : accounts::list_pending_without_movement(connection, Findings::kMost))
        findings.add({FindingKind::PendingMissing, 0, id, 0});
}

int report(const Findings& findings) {
    for (const Finding& finding : findings.first()) fmt::print("{}\n", to_sentence(finding));
    const auto more = findings.count() - findings.first().size();
    if (more > 0) fmt::print("and {} more\n", more);
    return refuse(fmt::format("the trail is not as it was sealed, findings: {}", findings.count()));
}

int verify(const service::World& world, std::optional<Head> auditors_head) {
    accounts::HeadsReader file(world.config().text("paths.movement_heads"));
    HeadCheck kept([&] { return file.next(); });
    HeadCheck given([&] { return std::exchange(auditors_head, std::nullopt); });
    accounts::MovementAudit audit(world.config().key("movement"));
    Findings findings;
    auto connection = world.pool().take();
    walk_seals(*connection, audit, kept, given, findings);
    walk_movements(*connection, findings);
    if (findings.count() > 0) return report(findings);
    fmt::print("{} movements, head {}; {} kept heads fit, {} wait to be sealed\n", audit.count(),
               audit.count() > 0 ? accounts::to_text(audit.head()) : "none", file.count(),
               accounts::count_pending(*connection));
    return kDone;
}

struct Choice {
    std::string mailbox;  // address; empty: all
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
        } else if (arguments[i] == "--mailbox" && has_value) {
            choice.mailbox = base::to_lower(arguments[++i]);
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

void print_line(const accounts::ListedMovement& movement) {
    const auto or_dash = [](const auto& maybe) { return maybe ? std::to_string(*maybe) : std::string("-"); };
    fmt::print("{}\t{}\t{}\t{}\t{}\t{}\n", or_dash(movement.number), base::to_sql(movement.occurred_at),
               base::make_printable(movement.action), movement.actor_kind, or_dash(movement.actor_id),
               or_dash(movement.mailbox_id));
}

void print_json(const accounts::ListedMovement& movement) {
    const auto or_null = [](const auto& maybe) { return maybe ? nlohmann::json(*maybe) : nlohmann::json(); };
    const nlohmann::ordered_json line{{"number", or_null(movement.number)},
                                      {"movement_id", movement.id},
                                      {"occurred_at", base::to_sql(movement.occurred_at)},
                                      {"action", base::make_printable(movement.action)},
                                      {"actor_kind", movement.actor_kind},
                                      {"actor_id", or_null(movement.actor_id)},
                                      {"mailbox_id", or_null(movement.mailbox_id)}};
    fmt::print("{}\n", line.dump());
}

}  // namespace

int verify_movements(service::World& world, const Arguments& arguments) {
    std::optional<Head> head;
    if (!arguments.empty()) {
        if (arguments.size() != 2 || arguments[0] != "--head") return complain_usage("movements verify");
        head = accounts::parse_head(arguments[1]);
        if (!head) return refuse("a head is <number>:<64 hex digits>");
    }
    world.open_database();
    return verify(world, head);
}

int print_movement_head(service::World& world, const Arguments& /*arguments*/) {
    world.open_database();
    const auto head = accounts::find_head(*world.pool().take());
    if (!head) return refuse("no movement is sealed yet");
    fmt::print("{} {}\n", accounts::to_text(*head), base::to_sql(head->sealed_at));
    return kDone;
}

int show_movements(service::World& world, const Arguments& arguments) {
    const auto choice = parse_choice(arguments);
    if (!choice) return complain_usage("movements show");
    world.open_database();
    auto connection = world.pool().take();
    std::optional<std::uint64_t> mailbox_id;
    if (!choice->mailbox.empty()) {
        const auto account = accounts::find_account(*connection, choice->mailbox);
        if (!account) return refuse("there is no account " + base::make_printable(choice->mailbox));
        mailbox_id = account->mailbox_id;
    }
    for (const auto& movement : accounts::list_movements(*connection, mailbox_id, choice->last))
        choice->as_json ? print_json(movement) : print_line(movement);
    return kDone;
}

}  // namespace valija::valijactl
