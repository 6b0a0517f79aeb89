// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/site_store.h"

namespace valija::valijactl {

namespace {

constexpr db::Query kAddSite{"add_site", "INSERT IGNORE INTO site (site_key) VALUES (?)"};
constexpr db::Query kAddDomain{"add_domain",
                               "INSERT IGNORE INTO domain (site_id, name) SELECT id, ? FROM site WHERE site_key = ?"};
constexpr db::Query kAddProfile{"add_domain_profile",
                                "INSERT IGNORE INTO domain_profile (domain_id) SELECT id FROM domain WHERE name = ?"};

}  // namespace

void add_site(db::Connection& connection, const std::string& key) { connection.change(kAddSite, key); }

void add_domain(db::Connection& connection, const std::string& site_key, const std::string& name) {
    connection.change(kAddDomain, name, site_key);
    connection.change(kAddProfile, name);
}

}  // namespace valija::valijactl
