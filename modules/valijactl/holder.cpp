// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/holder.h"

#include "base/text.h"
#include "people/national_id.h"
#include "people/person_store.h"
#include "people/work_centre_store.h"
#include "valijactl/registers.h"

namespace valija::valijactl {

namespace {

template <typename Found>
std::optional<Found> found_or_refused(std::optional<Found> found, const std::string& sentence) {
    if (!found) refuse(sentence);
    return found;
}

}  // namespace

std::optional<std::string> find_site_of(const service::World& world, const std::string& address) {
    const std::string domain = address.substr(address.rfind('@') + 1);
    const base::Site* site = world.sites().find_by_domain(domain);
    if (site != nullptr) return site->key;
    refuse("no site has the domain of " + base::make_printable(address));
    return std::nullopt;
}

std::optional<people::Person> find_person_at(service::World& world, const std::string& site_key,
                                             const std::string& national_id) {
    const auto site = find_register_site(world, site_key);
    if (!site) return std::nullopt;
    const auto kind = national_id_kind(*site);
    const std::string id = people::strip_national_id(kind, national_id);
    if (!people::read_national_id(kind, national_id)) {
        refuse("the national ID cannot be right: " + std::string(people::explain_national_id(kind, id)));
        return std::nullopt;
    }
    return found_or_refused(people::find_by_national_id(*world.pool().take(), site_key, id),
                            "the register of " + site_key + " knows nobody with this national ID");
}

std::optional<std::uint32_t> find_centre_at(service::World& world, const std::string& site_key,
                                            const std::string& key) {
    const auto site = find_register_site(world, site_key);
    if (!site) return std::nullopt;
    const auto cct = people::read_work_centre_key(national_id_kind(*site), key);
    const auto centre =
        cct ? people::find_work_centre(*world.pool().take(), site_key, *cct) : std::optional<people::WorkCentre>();
    return found_or_refused(centre ? std::optional(centre->id) : std::nullopt,
                            "the catalogue of " + site_key + " has no such work centre");
}

std::optional<std::uint32_t> find_office_at(service::World& world, const std::string& site_key,
                                            const std::string& key) {
    const auto site = find_register_site(world, site_key);
    if (!site) return std::nullopt;
    return found_or_refused(people::find_office_id(*world.pool().take(), site_key, key),
                            "there is no such office at " + site_key);
}

}  // namespace valija::valijactl
