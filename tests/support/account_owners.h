// SPDX-License-Identifier: AGPL-3.0-or-later
// Somebody of a test's own: a person with an active account whose alternate address is confirmed.
#pragma once

#include "base/bytes.h"
#include "base/random.h"
#include "crypto/password.h"
#include "support/instance.h"

namespace valija::tests {

inline constexpr const char* kOwnersPassword = "tejado nogal siete lancha bruma";

class AccountOwners {
  public:
    DemoPerson make() {
        constexpr crypto::PasswordCost kCheap{.memory_kib = 8, .passes = 1};
        const std::string unique = base::to_hex(random_.bytes(5));
        DemoPerson owner{"yolanda." + unique + "@educacion.example", kOwnersPassword};
        const auto person = connection_.insert(
            {"insert_owner",
             "INSERT INTO person (site_id, given_names, first_surname, national_id, alternate_address,"
             " alternate_set_at, alternate_confirmed_at, alternate_confirmed_by, created_at)"
             " SELECT site_id, 'Yolanda', 'Quijano', ?, ?, ?, ?, 'register', ? FROM domain"
             " WHERE name = 'educacion.example'"},
            "T" + unique, "yolanda." + unique + "@casa.example", now_, now_, now_);
        const auto mailbox =
            connection_.insert({"insert_its_mailbox",
                                "INSERT INTO mailbox (domain_id, home, state, password_hash, created_at)"
                                " SELECT id, ?, 'active', ?, ? FROM domain WHERE name = 'educacion.example'"},
                               unique + unique, crypto::hash_password(kOwnersPassword, kCheap), now_);
        connection_.change({"insert_its_address",
                            "INSERT INTO address (address, mailbox_id, is_primary, valid_from) VALUES (?, ?, TRUE, ?)"},
                           owner.address, mailbox, now_);
        connection_.change({"insert_its_holding",
                            "INSERT INTO holding (mailbox_id, person_id, account_type, valid_from)"
                            " VALUES (?, ?, 'personal', ?)"},
                           mailbox, person, now_);
        return owner;
    }

    // What a query about one mailbox (its address bound once) says, as text.
    std::string about(const DemoPerson& owner, const char* name, const char* sql) {
        return connection_.find({name, sql}, owner.address)->maybe_text(0).value_or("");
    }
    std::string movements(const DemoPerson& owner) {
        return about(owner, "movements_of_owner",
                     "SELECT GROUP_CONCAT(m.action ORDER BY m.id) FROM movement m JOIN address a"
                     " ON a.mailbox_id = m.mailbox_id WHERE a.address = ?");
    }
    std::string messages(const DemoPerson& owner) {
        return about(owner, "messages_of_owner",
                     "SELECT GROUP_CONCAT(IFNULL(o.name, o.kind) ORDER BY o.id) FROM outbox o JOIN address a"
                     " ON a.mailbox_id = o.mailbox_id WHERE a.address = ?");
    }
    std::string sessions(const DemoPerson& owner) {
        return about(owner, "sessions_of_owner",
                     "SELECT CAST(COUNT(*) AS CHAR) FROM session s JOIN address a ON a.mailbox_id = s.mailbox_id"
                     " WHERE a.address = ?");
    }
    db::Connection& connection() { return connection_; }

  private:
    db::Connection connection_{database()};
    base::SystemRandom random_;
    base::Time now_ = base::SystemClock().now();
};

}  // namespace valija::tests
