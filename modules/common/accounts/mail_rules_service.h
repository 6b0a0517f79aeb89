// SPDX-License-Identifier: AGPL-3.0-or-later
// What a person wants done with their mail: forwarding, an automatic answer, filters. Part of THE account service. The
// rows are the truth; a change is one transaction in which the mail server takes the script first and the row that
// names it comes after, so what runs is always what the rows say (docs/decisions/0013).
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "accounts/account_service.h"
#include "accounts/mail_rules_store.h"

namespace valija::accounts {

// What the mail server is asked to keep. All scripts but these two may go.
struct Script {
    std::string name;
    std::string running;  // the one that runs until the commit
    std::string text;
};
// False: the mail server is away, slow or does not take it.
using KeepScript = std::function<bool(const Script&)>;

enum class ChangeRulesOutcome { Changed, MailServerAway, ChangedMeanwhile };
enum class ForwardOutcome { Changed, MailServerAway, ChangedMeanwhile, OwnAddress, NoSuchAddress, GoesInCircles };
enum class FilterOutcome { Changed, MailServerAway, ChangedMeanwhile, TooMany, NoSuchFilter };
enum class FilterMove { Up, Down, Away };

class MailRulesService {
  public:
    MailRulesService(db::Pool& pool, const Tools& tools) : pool_(&pool), tools_(&tools) {}

    KeptRules find(std::uint64_t mailbox_id) const;

    // After the present password was checked against `account` as it was read. To a mail address in lower case, or to
    // nobody any more. The holder's contacts are told.
    [[nodiscard]] ForwardOutcome set_forwarding(const Account& account, const std::optional<sieve::Forwarding>& wanted,
                                                const KeepScript& keep, const Actor& actor) const;
    [[nodiscard]] ChangeRulesOutcome set_vacation(const std::string& address, const sieve::Vacation& vacation,
                                                  const KeepScript& keep, const Actor& actor) const;
    // At the end.
    [[nodiscard]] FilterOutcome add_filter(const std::string& address, const sieve::Filter& filter,
                                           const KeepScript& keep, const Actor& actor) const;
    // As the page of that generation showed them: after any other change there is no such filter any more.
    struct Place {
        std::uint32_t generation = 0;
        std::size_t position = 0;  // from 1
    };
    [[nodiscard]] FilterOutcome move_filter(const std::string& address, const Place& place, FilterMove move,
                                            const KeepScript& keep, const Actor& actor) const;

  private:
    bool keep_rules(db::Connection& connection, const Account& account, KeptRules kept, const KeepScript& keep) const;
    void record(db::Connection& connection, const Account& account, const char* action, const Actor& actor) const;

    db::Pool* pool_;
    const Tools* tools_;
};

}  // namespace valija::accounts
