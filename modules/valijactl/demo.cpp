// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/demo.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <map>
#include <set>

#include "accounts/account_service.h"
#include "accounts/entry_step_store.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "crypto/digest.h"
#include "crypto/password.h"
#include "people/person_store.h"
#include "people/work_centre_store.h"
#include "valijactl/demo_people.h"
#include "valijactl/tools.h"

namespace valija::valijactl {

namespace {

using accounts::AccountType;
using accounts::MailboxState;

struct DemoAccount {
    const char* address;
    const char* given_names;  // of the demonstration's person who holds it; nullptr: the institution itself
    AccountType type;
    MailboxState state;
    const char* what_for;
};

constexpr std::array kAccounts{
    DemoAccount{"ana.lopez@educacion.example", "Ana", AccountType::Personal, MailboxState::Active,
                "maestra: entra a su correo"},
    DemoAccount{"beto.munoz@educacion.example", "Norberto", AccountType::Personal, MailboxState::Active,
                "otra persona del mismo sitio"},
    DemoAccount{"carla.rios@educacion.example", "Carla", AccountType::Personal, MailboxState::Blocked,
                "cuenta bloqueada: no entra, recibe"},
    DemoAccount{"diego.perez@educacion.example", "Diego", AccountType::Personal, MailboxState::Pending,
                "sin activar; su credencial de activación venció"},
    DemoAccount{"elena.suspendida@educacion.example", "Elena", AccountType::Personal, MailboxState::Suspended,
                "cuenta suspendida"},
    DemoAccount{"maria.de.los.angeles.fernandez.de.cordoba.y.hernandez.villasenor@educacion.example",
                "María de los Ángeles Guadalupe", AccountType::Personal, MailboxState::Active, "nombre muy largo"},
    DemoAccount{"mesa.ayuda@educacion.example", nullptr, AccountType::Service, MailboxState::Active,
                "buzón de la mesa de ayuda (operador)"},
    DemoAccount{"1098765432@formacion.example", "Luisa Fernanda", AccountType::Personal, MailboxState::Active,
                "aprendiz del segundo sitio"},
    DemoAccount{"mesa.ayuda@formacion.example", nullptr, AccountType::Service, MailboxState::Active,
                "mesa de ayuda del segundo sitio"},
    DemoAccount{"mesa.ayuda@secretaria.example", nullptr, AccountType::Service, MailboxState::Active,
                "mesa de ayuda del tercer sitio"},
    DemoAccount{"mesa.ayuda@servicios.example", nullptr, AccountType::Service, MailboxState::Active,
                "mesa de ayuda del cuarto sitio"},
};

// People of the first site with an account each, so that a measurement signs in with many.
constexpr std::size_t kActivePeople = 24;
constexpr const char* kActiveSite = "educacion";
constexpr const char* kActiveDomain = "@educacion.example";

constexpr std::size_t kPasswordBytes = 12;
constexpr accounts::Actor kSystem{};

// One that begins with '-' would be an option to the programs people try it with.
std::string make_password(base::Random& random) {
    std::string password;
    do {
        password = base::to_base64url(random.bytes(kPasswordBytes));
    } while (password.front() == '-');
    return password;
}

// A file only root may read, to which lines are added; `how` is O_TRUNC for one that begins anew.
class SecretFile {
  public:
    explicit SecretFile(std::string path, int how = 0)
        : path_(std::move(path)), file_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | how, 0600)) {
        if (file_ < 0) base::broken("cannot write " + path_);
    }
    ~SecretFile() { ::close(file_); }
    SecretFile(const SecretFile&) = delete;
    SecretFile& operator=(const SecretFile&) = delete;

    void write(const std::string& line) const {
        if (::write(file_, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
            base::broken("cannot write " + path_);
    }

  private:
    std::string path_;
    int file_;
};

// Diego's credential was sent long ago: it must open nothing.
accounts::NewActivation make_expired_activation(const service::World& world, const std::string& secret) {
    const base::Time now = world.clock().now();
    return {.secret_hmac = crypto::hmac_sha256(world.config().key("activation"), "activation", secret),
            .issued_at = now - std::chrono::hours(96),
            .expires_at = now - std::chrono::hours(24)};
}

accounts::NewAccount make_account(const service::World& world, const DemoAccount& person, const std::string& password) {
    accounts::NewAccount account{.address = person.address,
                                 .type = person.type,
                                 .state = person.state,
                                 .holder = {},
                                 .password_hash = {},
                                 .activation = {}};
    if (person.state == MailboxState::Pending) {
        account.activation = make_expired_activation(world, password);
    } else {
        account.password_hash = crypto::hash_password(password, crypto::cost_from_config(world.config()));
    }
    return account;
}

constexpr std::chrono::days kStepsLeftFor{365};

// Loads what is not there yet.
class Loader {
  public:
    Loader(service::World& world, const std::string& file)
        : world_(&world),
          outbox_(outbox::Outbox::from_config(world.config(), world.random())),
          tools_(make_tools(world, outbox_)),
          service_(world.pool(), tools_),
          file_(file) {}

    void add_site(const DemoSite& site) const {
        db::transact(world_->pool(), [&](db::Connection& connection) {
            const auto site_id = people::find_site_id(connection, site.key).value();
            if (people::find_person_ids(connection, site_id, national_ids(site)).empty()) set_profile(connection, site);
            for (const people::Level& level : site.levels)
                people::save_level(connection, site_id, level.key, level.name);
            add_centres(connection, site_id, site);
            add_people(connection, site_id, site);
            set_directors(connection, site_id, site);
        });
    }

    // False: an address that the demonstration needs is somebody else's.
    bool add_account(const DemoAccount& person, const std::optional<std::string>& national_id) const {
        if (service_.find(person.address)) return true;
        const std::string password = make_password(world_->random());
        accounts::NewAccount account = make_account(*world_, person, password);
        if (national_id) {
            const std::string domain = account.address.substr(account.address.find('@') + 1);
            account.holder.person_id =
                people::find_by_national_id(*world_->pool().take(), world_->sites().find_by_domain(domain)->key,
                                            *national_id)
                    .value()
                    .id;
        }
        if (service_.create(account, kSystem) != accounts::CreateOutcome::Created) return false;
        answer_first_entry(person.address);
        file_.write(fmt::format("{}\t{}\t{}\n", person.address, password, person.what_for));
        return true;
    }

  private:
    // Whoever tries the demonstration sees the mail at once; an account that they make themselves is asked.
    void answer_first_entry(const std::string& address) const {
        const auto mailbox_id = service_.find(address).value().mailbox_id;
        const base::Time now = world_->clock().now();
        const auto* site = world_->sites().find_by_domain(address.substr(address.find('@') + 1));
        auto connection = world_->pool().take();
        static_cast<void>(accounts::insert_acceptance(*connection, mailbox_id, site->terms_version, now));
        for (const auto step : {accounts::EntryStep::Mobile, accounts::EntryStep::AlternateAddress})
            accounts::save_skip(*connection, mailbox_id, step, now + kStepsLeftFor);
    }

    static std::vector<std::string> national_ids(const DemoSite& site) {
        std::vector<std::string> ids;
        for (const DemoPerson& person : site.people) ids.push_back(person.person.national_id.value());
        return ids;
    }

    static void set_profile(db::Connection& connection, const DemoSite& site) {
        auto profiles = people::list_profiles(connection, site.key);
        if (profiles.empty()) return;
        set_demo_profile(site.key, profiles.front());
        people::save_profile(connection, profiles.front());
    }

    static std::vector<people::WorkCentre> find_centres(db::Connection& connection, std::uint16_t site_id,
                                                        const DemoSite& site) {
        std::vector<std::string> keys;
        for (const DemoCentre& centre : site.centres) keys.push_back(centre.centre.cct);
        return people::find_work_centres(connection, site_id, keys);
    }

    void add_centres(db::Connection& connection, std::uint16_t site_id, const DemoSite& site) const {
        if (!find_centres(connection, site_id, site).empty()) return;
        const auto levels = people::list_levels(connection, site_id);
        std::vector<people::WorkCentre> centres;
        for (const DemoCentre& made : site.centres) {
            people::WorkCentre centre = made.centre;
            for (const people::Level& level : levels) {
                if (level.key == made.level_key) centre.level_id = level.id;
            }
            centres.push_back(std::move(centre));
        }
        people::insert_work_centres(connection, site_id, centres, world_->clock().now());
    }

    void add_people(db::Connection& connection, std::uint16_t site_id, const DemoSite& site) const {
        std::map<std::string, std::uint32_t> centres;
        for (const people::WorkCentre& centre : find_centres(connection, site_id, site))
            centres.emplace(centre.cct, centre.id);
        std::set<std::string> known;
        for (const people::Person& person : people::find_people(connection, site_id, national_ids(site)))
            known.insert(person.national_id.value());
        std::vector<people::Person> missing;
        for (const DemoPerson& made : site.people) {
            if (known.count(made.person.national_id.value()) > 0) continue;
            missing.push_back(made.person);
            missing.back().work_centre->id = centres.at(missing.back().work_centre->cct);
        }
        people::insert_people(connection, site_id, missing, world_->clock().now());
    }

    static void set_directors(db::Connection& connection, std::uint16_t site_id, const DemoSite& site) {
        std::vector<std::uint64_t> directors;
        for (const people::Person& person : people::find_people(connection, site_id, national_ids(site))) {
            if (person.kind == people::PersonKind::Director) directors.push_back(person.id);
        }
        auto centres = find_centres(connection, site_id, site);
        for (std::size_t i = 0; i < centres.size() && i < directors.size(); ++i) {
            if (!centres[i].director_id) centres[i].director_id = directors[i];
        }
        people::update_work_centres(connection, centres);
    }

    service::World* world_;
    outbox::Outbox outbox_;
    accounts::Tools tools_;
    accounts::AccountService service_;
    SecretFile file_;
};

std::optional<std::string> holder_of(const DemoAccount& account, const std::vector<DemoSite>& sites) {
    if (account.given_names == nullptr) return std::nullopt;
    for (const DemoSite& site : sites) {
        if (!std::string_view(account.address).ends_with("@" + site.key + ".example")) continue;
        for (const DemoPerson& made : site.people) {
            if (made.person.given_names == account.given_names) return made.person.national_id;
        }
    }
    return std::nullopt;
}

// Those who are ready and have no part of their own to play. Homonyms get other names.
bool add_active_people(const Loader& loader, DemoSite& site) {
    std::set<std::string> names;
    std::size_t added = 0;
    for (auto person = site.people.rbegin(); person != site.people.rend() && added < kActivePeople; ++person) {
        const people::Person& who = person->person;
        if (person->shows != kReadyPerson || who.kind == people::PersonKind::Director) continue;
        unsigned homonym = 0;
        std::string name;
        do {
            name = people::make_user_name(people::UserNameRule::GivenSurname, who.given_names, who.first_surname,
                                          who.second_surname, {}, homonym++)
                       .value();
        } while (!names.insert(name).second);
        const std::string address = name + kActiveDomain;
        const DemoAccount account{address.c_str(), "", AccountType::Personal, MailboxState::Active,
                                  "persona activa, con cuenta"};
        if (!loader.add_account(account, who.national_id)) return false;
        person->shows = "con cuenta";
        ++added;
    }
    return true;
}

void write_keys(const std::vector<DemoSite>& sites, const std::string& path) {
    const SecretFile file(path, O_TRUNC);
    for (const DemoSite& site : sites) {
        for (const DemoPerson& made : site.people)
            file.write(fmt::format("{}\t{}\t{}\t{}\n", *made.person.national_id, *made.person.employee_key, site.key,
                                   made.shows));
    }
}

}  // namespace

int load_demo(service::World& world, const Arguments& arguments) {
    world.open_database();
    const Loader loader(world, arguments[0]);
    std::vector<DemoSite> sites;
    for (const std::string& key : demo_site_keys()) {
        if (world.sites().find(key) != nullptr) sites.push_back(make_demo_site(key, world.clock().now()));
    }
    for (DemoSite& site : sites) loader.add_site(site);
    for (const DemoAccount& account : kAccounts) {
        const std::string_view address = account.address;
        if (world.sites().find_by_domain(std::string(address.substr(address.find('@') + 1))) == nullptr) continue;
        if (!loader.add_account(account, holder_of(account, sites)))
            return refuse(fmt::format("cannot create {}", account.address));
    }
    for (DemoSite& site : sites) {
        if (site.key == kActiveSite && !add_active_people(loader, site))
            return refuse("cannot create the active people");
    }
    write_keys(sites, arguments[1]);
    return kDone;
}

}  // namespace valija::valijactl
