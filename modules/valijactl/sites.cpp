// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/sites.h"

#include <fmt/format.h>

#include "valijactl/site_store.h"

namespace valija::valijactl {

int list_sites(service::World& world, const Arguments& /*arguments*/) {
    for (const auto& site : world.sites().all()) fmt::print("{}\t{}\t{}\n", site.key, site.host, site.webmail_host);
    return kDone;
}

int load_sites(service::World& world, const Arguments& /*arguments*/) {
    world.open_database();
    db::transact(world.pool(), [&](db::Connection& connection) {
        for (const auto& site : world.sites().all()) {
            add_site(connection, site.key);
            for (const auto& domain : site.domains) add_domain(connection, site.key, domain);
        }
    });
    return kDone;
}

}  // namespace valija::valijactl
