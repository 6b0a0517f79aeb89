// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/sign_in_pass_store.h"

#include "base/fault.h"
#include "crypto/digest.h"

namespace valija::accounts {

namespace {

constexpr db::Query kCreate{"create_sign_in_pass",
                            "INSERT INTO sign_in_pass (id_hash, mailbox_id, site_id, password_digest, leads_to,"
                            " expires_at) SELECT ?, ?, t.id, ?, ?, ? FROM site t WHERE t.site_key = ?"};
constexpr db::Query kFind{"find_sign_in_pass",
                          "SELECT a.address, p.password_digest, p.leads_to, p.tries FROM sign_in_pass p"
                          " JOIN site t ON t.id = p.site_id AND t.site_key = ?"
                          " JOIN address a ON a.mailbox_id = p.mailbox_id AND a.is_primary AND a.valid_until IS NULL"
                          " WHERE p.id_hash = ? AND p.expires_at > ? AND p.tries < ?"};
constexpr db::Query kCount{"count_sign_in_pass",
                           "UPDATE sign_in_pass SET tries = tries + 1"
                           " WHERE id_hash = ? AND expires_at > ? AND tries < ?"};
constexpr db::Query kEnd{"end_sign_in_pass", "DELETE FROM sign_in_pass WHERE id_hash = ?"};
constexpr db::Query kExpire{"expire_sign_in_passes", "DELETE FROM sign_in_pass WHERE expires_at <= ? LIMIT ?"};

std::string_view to_text(LeadsTo leads_to) {
    switch (leads_to) {
        case LeadsTo::Webmail:
            return "webmail";
        case LeadsTo::Account:
            return "account";
    }
    base::broken("a sign-in leads nowhere");
}

}  // namespace

void create_sign_in_pass(db::Connection& connection, const std::string& id_hash, const Account& account,
                         LeadsTo leads_to, base::Time now) {
    connection.change(kCreate, db::Bytes(id_hash), account.mailbox_id,
                      db::Bytes(crypto::sha256(*account.password_hash)), to_text(leads_to), now + kSignInPassLife,
                      account.site_key);
}

std::optional<SignInPass> find_sign_in_pass(db::Connection& connection, const std::string& id_hash,
                                            const std::string& site_key, base::Time now) {
    const auto row = connection.find(kFind, site_key, db::Bytes(id_hash), now, kSignInPassTries);
    if (!row) return std::nullopt;
    const auto account = find_account(connection, row->text(0));
    if (!account || !may_enter(*account) || !account->has_second_factor) return std::nullopt;
    if (!crypto::equal_time(crypto::sha256(*account->password_hash), row->text(1))) return std::nullopt;
    return SignInPass{.account = *account,
                      .leads_to = row->text(2) == to_text(LeadsTo::Account) ? LeadsTo::Account : LeadsTo::Webmail,
                      .tries = static_cast<unsigned>(row->number(3))};
}

bool count_sign_in_pass(db::Connection& connection, const std::string& id_hash, base::Time now) {
    return connection.change(kCount, db::Bytes(id_hash), now, kSignInPassTries) > 0;
}

void end_sign_in_pass(db::Connection& connection, const std::string& id_hash) {
    connection.change(kEnd, db::Bytes(id_hash));
}

std::uint64_t expire_sign_in_passes(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpire, now, most);
}

}  // namespace valija::accounts
