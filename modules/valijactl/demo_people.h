// SPDX-License-Identifier: AGPL-3.0-or-later
// Invented institutions for trying Valija out: what each domain asks for, its work centres, and 200 people with valid
// national IDs, the same at every call but for the times, which count from `now`. Among them is everything that
// self-service has to say something about: no alternate address, left the institution, outdated data, homonyms, names
// of every kind.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "people/domain_profile_store.h"
#include "people/person.h"
#include "people/work_centre_store.h"

namespace valija::valijactl {

struct DemoPerson {
    people::Person person;  // of its work centre the key alone
    std::string shows;      // what one can see with this person
};

// What is shown by those who can make their account themselves and are nothing special.
inline constexpr const char* kReadyPerson = "sin cuenta todav\u00eda";

struct DemoCentre {
    people::WorkCentre centre;
    std::string level_key;
};

struct DemoSite {
    std::string key;
    std::vector<people::Level> levels;
    std::vector<DemoCentre> centres;  // each directed by the person of the same place among `people` that is a director
    std::vector<DemoPerson> people;
};

// Every site that the demonstration knows, by key.
std::vector<std::string> demo_site_keys();
DemoSite make_demo_site(const std::string& key, base::Time now);
// What the site's domain asks its people for.
void set_demo_profile(const std::string& key, people::DomainProfile& profile);

}  // namespace valija::valijactl
