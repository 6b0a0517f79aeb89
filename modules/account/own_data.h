// SPDX-License-Identifier: AGPL-3.0-or-later
// One's own data as a JSON document (UTF-8, times in UTC as "2026-11-21 20:15:00.123"). What is not there is null.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accounts/entry_step_store.h"
#include "accounts/own_account_store.h"
#include "people/person.h"
#include "sessions/device_store.h"
#include "sessions/session_store.h"
#include "sieve/mail_rules.h"

namespace valija::account {

struct OwnData {
    std::string address;
    accounts::OwnAccount account;
    std::optional<people::Person> person;
    std::vector<sessions::OpenSession> sessions;
    std::vector<sessions::KnownDevice> browsers;
    std::vector<accounts::Acceptance> acceptances;  // of the conditions of use
    sieve::MailRules rules;
    std::vector<accounts::OwnMovement> movements;  // the newest first
};

std::string write_own_data(const OwnData& data, base::Time now);

}  // namespace valija::account
