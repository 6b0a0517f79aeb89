// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/second_factor.h"

#include <fstream>

#include "accounts/recovery_code.h"
#include "accounts/second_factor.h"
#include "accounts/second_factor_store.h"
#include "accounts/totp.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "support/instance.h"

namespace valija::tests {

namespace {

std::string key() {
    std::string hex;
    std::ifstream(folder() + "/etc/keys/second_factor") >> hex;
    return base::from_hex(hex).value();
}

base::Time now() { return base::OffsetClock(folder() + "/etc/clock-offset").now(); }

std::string code_at(const std::string& secret, int steps) {
    const auto step = static_cast<std::int64_t>(accounts::totp_step(now())) + steps;
    return accounts::totp_code(secret, static_cast<std::uint64_t>(step));
}

std::uint64_t find_mailbox(db::Connection& connection, const std::string& address) {
    const auto row =
        connection.find({"find_mailbox", "SELECT mailbox_id FROM address WHERE address = ? AND is_primary"}, address);
    if (!row) base::broken("nobody has the address " + address);
    return static_cast<std::uint64_t>(row->number(0));
}

}  // namespace

SecondFactor::SecondFactor(const std::string& address) {
    base::SystemRandom random;
    const accounts::SecondFactor keys(key());
    secret_ = random.bytes(accounts::kTotpSecretBytes);
    recovery_codes_ = accounts::make_recovery_codes(random);
    db::Connection connection(database());
    mailbox_id_ = find_mailbox(connection, address);
    accounts::delete_factor(connection, mailbox_id_);
    accounts::insert_factor(
        connection, mailbox_id_,
        {.secret_sealed = accounts::seal_factor_secret(keys.seal_key(), mailbox_id_, secret_, random),
         .last_step = 0,
         .enabled_at = now()});
    std::vector<std::string> hmacs;
    for (const std::string& code : recovery_codes_)
        hmacs.push_back(accounts::recovery_code_hmac(keys.code_key(), mailbox_id_, accounts::digits_of(code)));
    accounts::replace_recovery_codes(connection, mailbox_id_, hmacs, now());
}

SecondFactor::~SecondFactor() {
    db::Connection connection(database());
    accounts::delete_factor(connection, mailbox_id_);
}

std::string SecondFactor::code(int steps) const { return code_at(secret_, steps); }

std::string SecondFactor::wrong_code() const {
    for (int number = 0;; ++number) {
        const std::string digits = std::to_string(100'000 + number);
        bool is_wrong = true;
        for (int steps = -3; steps <= 3; ++steps) is_wrong = is_wrong && digits != code(steps);
        if (is_wrong) return digits;
    }
}

std::string code_of_spelt(const std::string& spelt, int steps) {
    constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string secret;
    unsigned bits = 0;
    unsigned held = 0;
    for (const char letter : spelt) {
        const auto value = kBase32.find(letter);
        if (value == std::string_view::npos) continue;
        bits = (bits << 5U) | static_cast<unsigned>(value);
        held += 5;
        if (held < 8) continue;
        held -= 8;
        secret += static_cast<char>((bits >> held) & 0xFFU);
    }
    return code_at(secret, steps);
}

}  // namespace valija::tests
