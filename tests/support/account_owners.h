// SPDX-License-Identifier: AGPL-3.0-or-later
// Somebody of a test's own: a person with an active account whose alternate address is confirmed.
#pragma once

#include "base/bytes.h"
#include "base/random.h"
#include "support/holder.h"
#include "support/instance.h"

namespace valija::tests {

inline constexpr const char* kOwnersPassword = "tejado nogal siete lancha bruma";

class AccountOwners {
  public:
    DemoPerson make() {
        const std::string unique = base::to_hex(random_.bytes(5));
        DemoPerson owner{"yolanda." + unique + "@educacion.example", kOwnersPassword};
        people::Person person;
        person.given_names = "Yolanda";
        person.first_surname = "Quijano";
        person.national_id = "T" + unique;
        person.alternate_address = confirmed_contact("yolanda." + unique + "@casa.example");
        insert_holder(connection_, {person, owner.address, owner.password});
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
};

}  // namespace valija::tests
