// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/cleaning.h"

#include <array>

#include "accounts/activation_store.h"
#include "accounts/contact_confirmation_store.h"
#include "accounts/recovery_request_store.h"
#include "accounts/second_factor_store.h"
#include "accounts/self_service_request_store.h"
#include "accounts/sign_in_pass_store.h"
#include "courier/lane.h"
#include "guard/captcha_nonce_store.h"
#include "guard/lockout_store.h"
#include "outbox/outbox_store.h"
#include "outbox/sms_store.h"
#include "sessions/device_store.h"
#include "sessions/webmail_store.h"

namespace valija::courier {

namespace {

constexpr std::chrono::milliseconds kRound = std::chrono::minutes(1);
constexpr std::chrono::milliseconds kBetweenSteps(50);
constexpr unsigned kStepRows = 500;

using Step = std::uint64_t (*)(db::Connection&, base::Time, const sessions::Limits&);

// A session's tickets and tokens go with it; its own row is the last to need them.
constexpr std::array<Step, 16> kSteps{
    [](db::Connection& connection, base::Time now, const sessions::Limits&) {
        return outbox::wipe_expired(connection, now, kStepRows);
    },
    [](db::Connection& connection, base::Time now, const sessions::Limits&) {
        return outbox::expire_sms_counts(connection, now, kStepRows);
    },
    [](db::Connection& connection, base::Time now, const sessions::Limits&) {
        return outbox::expire_sms_refusals(connection, now, kStepRows);
    },
    [](db::Connection& connection, base::Time now, const sessions::Limits&) {
        return guard::expire_nonces(connection, now, kStepRows);
    },
    [](db::Connection& connection, base::Time now, const sessions::Limits&) {
        return accounts::expire_activation_passes(connection, now, kStepRows);
    },
    [](db::Connection& connection, base::Time now, const sessions::Limits&) {
        return guard::expire_lockouts(connection, now, kStepRows);
    },
    [](db::Connection& connection, base::Time now, const sessions::Limits&) {
        return guard::expire_known_places(connection, now, kStepRows);
    },
    [](db::Connection& connection, base::Time now, const sessions::Limits&) {
        return sessions::expire_devices(connection, now, kStepRows);
    },
    [](db::Connection& connection, base::Time now, const sessions::Limits&) {
        return accounts::expire_requests(connection, now, kStepRows);
    },
    [](db::Connection& connection, base::Time now, const sessions::Limits&) {
        return accounts::expire_recovery_requests(connection, now, kStepRows);
    },
    [](db::Connection& connection, base::Time now, const sessions::Limits&) {
        return accounts::expire_confirmations(connection, now, kStepRows);
    },
    [](db::Connection& connection, base::Time now, const sessions::Limits&) {
        return accounts::expire_sign_in_passes(connection, now, kStepRows);
    },
    [](db::Connection& connection, base::Time now, const sessions::Limits&) {
        return accounts::expire_drafts(connection, now, kStepRows);
    },
    [](db::Connection& connection, base::Time now, const sessions::Limits&) {
        return sessions::expire_webmail_tickets(connection, now, kStepRows);
    },
    [](db::Connection& connection, base::Time now, const sessions::Limits&) {
        return sessions::expire_webmail_tokens(connection, now, kStepRows);
    },
    [](db::Connection& connection, base::Time now, const sessions::Limits& limits) {
        return sessions::expire_sessions(connection, now, limits, kStepRows);
    },
};

}  // namespace

void Cleaning::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        try {
            clean(stop);
            complaint_.withdraw();
        } catch (const std::exception& error) {
            complaint_.say(error.what());
        }
        rest(stop, kRound);
    }
}

void Cleaning::clean(const std::stop_token& stop) {
    for (const Step step : kSteps) {
        std::uint64_t gone = kStepRows;
        while (gone >= kStepRows && !stop.stop_requested()) {
            gone = db::transact(world_.pool(), [&](db::Connection& connection) {
                return step(connection, world_.clock().now(), world_.session_limits());
            });
            if (gone >= kStepRows) rest(stop, kBetweenSteps);
        }
    }
}

}  // namespace valija::courier
