// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/demo.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>

#include "accounts/account_service.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "crypto/digest.h"
#include "crypto/password.h"
#include "people/person_store.h"
#include "valijactl/tools.h"

namespace valija::valijactl {

namespace {

using accounts::AccountType;
using accounts::MailboxState;

struct DemoPerson {
    const char* address;
    const char* given_names;
    const char* first_surname;
    const char* second_surname;  // nullptr: none
    AccountType type;
    MailboxState state;
    const char* what_for;
};

constexpr std::array kPeople{
    DemoPerson{"ana.lopez@educacion.example", "Ana", "López", "Nájera", AccountType::Personal, MailboxState::Active,
               "maestra: entra a su correo"},
    DemoPerson{"beto.munoz@educacion.example", "Norberto", "Muñoz", "Ibáñez", AccountType::Personal,
               MailboxState::Active, "otra persona del mismo sitio"},
    DemoPerson{"carla.rios@educacion.example", "Carla", "Ríos", nullptr, AccountType::Personal, MailboxState::Blocked,
               "cuenta bloqueada: no entra, recibe"},
    DemoPerson{"diego.perez@educacion.example", "Diego", "Pérez", "Güemes", AccountType::Personal,
               MailboxState::Pending, "sin activar; su credencial de activación venció"},
    DemoPerson{"elena.suspendida@educacion.example", "Elena", "Ordóñez", nullptr, AccountType::Personal,
               MailboxState::Suspended, "cuenta suspendida"},
    DemoPerson{"maria.de.los.angeles.fernandez.de.cordoba.y.hernandez.villasenor@educacion.example",
               "María de los Ángeles Guadalupe", "Fernández de Córdoba", "y Hernández-Villaseñor",
               AccountType::Personal, MailboxState::Active, "nombre muy largo"},
    DemoPerson{"mesa.ayuda@educacion.example", "", "", nullptr, AccountType::Service, MailboxState::Active,
               "buzón de la mesa de ayuda (operador)"},
    DemoPerson{"1098765432@formacion.example", "Luisa Fernanda", "Quiñones", nullptr, AccountType::Personal,
               MailboxState::Active, "aprendiz del segundo sitio"},
    DemoPerson{"mesa.ayuda@formacion.example", "", "", nullptr, AccountType::Service, MailboxState::Active,
               "mesa de ayuda del segundo sitio"},
};

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

// A file only root may read, to which lines are added.
class SecretFile {
  public:
    explicit SecretFile(std::string path)
        : path_(std::move(path)), file_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) {
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

accounts::NewAccount make_account(const service::World& world, const DemoPerson& person, const std::string& password) {
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

// nullopt: held by the institution itself.
std::optional<std::uint64_t> add_holder(service::World& world, const DemoPerson& person) {
    const std::string address = person.address;
    if (*person.given_names == '\0') return std::nullopt;
    people::Person holder;
    holder.site_key = world.sites().find_by_domain(address.substr(address.find('@') + 1))->key;
    holder.given_names = person.given_names;
    holder.first_surname = person.first_surname;
    if (person.second_surname != nullptr) holder.second_surname = person.second_surname;
    return people::insert_person(*world.pool().take(), holder, world.clock().now());
}

}  // namespace

int load_demo(service::World& world, const Arguments& arguments) {
    world.open_database();
    const auto outbox = outbox::Outbox::from_config(world.config(), world.random());
    const accounts::Tools tools = make_tools(world, outbox);
    const accounts::AccountService service(world.pool(), tools);
    const SecretFile file(arguments[0]);
    for (const DemoPerson& person : kPeople) {
        if (service.find(person.address)) continue;
        const std::string password = make_password(world.random());
        accounts::NewAccount account = make_account(world, person, password);
        account.holder.person_id = add_holder(world, person);
        const auto outcome = service.create(account, kSystem);
        if (outcome != accounts::CreateOutcome::Created) return refuse(fmt::format("cannot create {}", person.address));
        file.write(fmt::format("{}\t{}\t{}\n", person.address, password, person.what_for));
    }
    return kDone;
}

}  // namespace valija::valijactl
