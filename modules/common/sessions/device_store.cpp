// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sessions/device_store.h"

#include "sessions/device_cookie.h"

namespace valija::sessions {

namespace {

constexpr db::Query kKnown{"find_known_device",
                           "SELECT d.mailbox_id FROM device d JOIN address a ON a.mailbox_id = d.mailbox_id"
                           " WHERE d.id_hash = ? AND a.address = ? AND a.is_primary AND a.valid_until IS NULL"};
constexpr db::Query kRemember{
    "remember_device",
    "INSERT INTO device (id_hash, mailbox_id, created_at, last_seen_at, remote_address, user_agent)"
    " VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE last_seen_at = VALUE(last_seen_at),"
    " remote_address = VALUE(remote_address), user_agent = VALUE(user_agent)"};
constexpr unsigned kMostPerMailbox = 20;
constexpr db::Query kForgetOldest{"forget_oldest_devices",
                                  "DELETE FROM device WHERE mailbox_id = ? AND last_seen_at <="
                                  " (SELECT last_seen_at FROM device WHERE mailbox_id = ?"
                                  " ORDER BY last_seen_at DESC LIMIT 1 OFFSET ?)"};
constexpr db::Query kList{"list_devices",
                          "SELECT created_at, last_seen_at, remote_address, user_agent, id_hash FROM device"
                          " WHERE mailbox_id = ? ORDER BY last_seen_at DESC"};
constexpr db::Query kExpire{"expire_devices", "DELETE FROM device WHERE last_seen_at <= ? LIMIT ?"};

}  // namespace

bool is_known_device(db::Connection& connection, const std::string& id_hash, const std::string& address) {
    return connection.find(kKnown, db::Bytes(id_hash), address).has_value();
}

void remember_device(db::Connection& connection, const Device& device, base::Time now, std::optional<unsigned> known) {
    connection.change_later(kRemember, db::Bytes(device.id_hash), device.mailbox_id, now, now, device.remote_address,
                            device.user_agent);
    if (!known || *known >= kMostPerMailbox)
        connection.change_later(kForgetOldest, device.mailbox_id, device.mailbox_id, kMostPerMailbox);
}

std::vector<KnownDevice> list_devices(db::Connection& connection, std::uint64_t mailbox_id) {
    std::vector<KnownDevice> known;
    for (const db::Row& row : connection.select(kList, mailbox_id))
        known.push_back({row.text(4), row.time(0), row.time(1), row.text(2), row.text(3)});
    return known;
}

std::uint64_t expire_devices(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpire, now - kDeviceLife, most);
}

}  // namespace valija::sessions
