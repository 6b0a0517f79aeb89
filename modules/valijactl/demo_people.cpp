// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/demo_people.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "people/curp.h"
#include "people/date.h"
#include "people/user_name.h"

namespace valija::valijactl {

namespace {

using people::Person;
using people::PersonKind;

constexpr std::size_t kPeople = 200;
constexpr std::size_t kCentres = 6;

struct SiteFacts {
    const char* key;
    bool is_mexican;
    bool teaches_trades;  // students and instructors in place of teachers
    std::uint64_t seed;
    std::uint64_t first_id;  // of document numbers
};

constexpr auto kSites = std::to_array<SiteFacts>({{"educacion", true, false, 11, 0},
                                                  {"formacion", false, true, 22, 1'050'000'000},
                                                  {"secretaria", false, false, 33, 1'120'000'000},
                                                  {"servicios", true, false, 44, 0}});

enum class Situation { Ready, NoAlternate, Inactive, Outdated, NeverUpdated, NotConfirmed };

struct Special {
    const char* site;  // nullptr: every one
    const char* given_names;
    const char* first_surname;
    const char* second_surname;  // nullptr: none
    PersonKind kind;
    Situation situation;
    const char* shows;
};

constexpr auto kSpecial = std::to_array<Special>({
    {"educacion", "Ana", "López", "Nájera", PersonKind::Teacher, Situation::Ready, "maestra con cuenta"},
    {"educacion", "Norberto", "Muñoz", "Ibáñez", PersonKind::Worker, Situation::Ready, "trabajador con cuenta"},
    {"educacion", "Carla", "Ríos", nullptr, PersonKind::Worker, Situation::Ready, "su cuenta está bloqueada"},
    {"educacion", "Diego", "Pérez", "Güemes", PersonKind::Teacher, Situation::Ready, "su cuenta está sin activar"},
    {"educacion", "Elena", "Ordóñez", nullptr, PersonKind::Teacher, Situation::Ready, "su cuenta está suspendida"},
    {"educacion", "María de los Ángeles Guadalupe", "Fernández de Córdoba", "y Hernández-Villaseñor",
     PersonKind::Teacher, Situation::Ready, "con cuenta de nombre muy largo"},
    {"formacion", "Luisa Fernanda", "Quiñones", nullptr, PersonKind::Student, Situation::Ready, "aprendiz con cuenta"},
    {nullptr, "Marisol", "Ochoa", "Treviño", PersonKind::Worker, Situation::Ready, "activa, sin cuenta todavía"},
    {nullptr, "Rogelio", "Ñáñez", "Íñiguez", PersonKind::Worker, Situation::NoAlternate, "activo, sin correo alterno"},
    {nullptr, "Teresa", "Villalobos", "Cano", PersonKind::Worker, Situation::Inactive, "ya no está activa"},
    {nullptr, "Samuel", "Bermúdez", "Rangel", PersonKind::Worker, Situation::Outdated, "sus datos no están al día"},
    {nullptr, "Yolanda", "Camacho", "Luna", PersonKind::Worker, Situation::NeverUpdated,
     "el registro nunca confirmó sus datos"},
    {nullptr, "Ignacio", "Peña", "Güitrón", PersonKind::Worker, Situation::NotConfirmed,
     "su correo alterno no está confirmado"},
    {nullptr, "José Luis", "Hernández", "García", PersonKind::Worker, Situation::Ready, "homónimo: el primero"},
    {nullptr, "José Luis", "Hernández", "Muñoz", PersonKind::Worker, Situation::Ready,
     "homónimo con otro segundo apellido"},
    {nullptr, "José Luis", "Hernández", "García", PersonKind::Worker, Situation::Ready,
     "homónimo también en el segundo apellido"},
    {nullptr, "María José", "Núñez", nullptr, PersonKind::Worker, Situation::Ready, "un solo apellido"},
    {nullptr, "María José", "Núñez", nullptr, PersonKind::Worker, Situation::Ready, "homónima con un solo apellido"},
    {nullptr, "Zoë Íñigo", "Ñandú", "Güemes", PersonKind::Worker, Situation::Ready, "eñe, tildes y diéresis"},
    {nullptr, "María de los Ángeles Guadalupe Concepción Inmaculada", "Fernández de Córdoba y Álvarez de Toledo",
     "Hernández-Villaseñor de la Garza y Monterrubio", PersonKind::Worker, Situation::Ready, "nombre muy largo"},
    {nullptr, "Inés", "San Juan", "de la O", PersonKind::Worker, Situation::Ready, "apellidos con partículas"},
    {nullptr, "Bruno", "O'Connor", "D'Angelo", PersonKind::Worker, Situation::Ready, "apellidos con apóstrofo"},
});

constexpr auto kGivenNames = std::to_array<const char*>(
    {"Adriana",     "Alejandro", "Beatriz",  "Camila",     "César",  "Claudia", "Daniel",     "Dulce María",
     "Eduardo",     "Esperanza", "Fabián",   "Gabriela",   "Héctor", "Isabel",  "Jesús",      "Jimena",
     "Juan Carlos", "Julián",    "Leticia",  "Lorena",     "Lucía",  "Manuel",  "Mariana",    "Mónica",
     "Nicolás",     "Óscar",     "Patricia", "Ramón",      "Raúl",   "Rocío",   "Rosa Elena", "Sebastián",
     "Sofía",       "Tomás",     "Verónica", "Víctor Hugo"});
constexpr auto kSurnames = std::to_array<const char*>(
    {"Aguilar",   "Álvarez",  "Arango",  "Benítez",  "Cárdenas", "Castañeda", "Cortés",    "de la Cruz", "Díaz",
     "Escobar",   "Figueroa", "Gómez",   "González", "Guzmán",   "Ibarra",    "Jaramillo", "Jiménez",    "Londoño",
     "Martínez",  "Mendoza",  "Montaño", "Ortiz",    "Osorio",   "Patiño",    "Quintero",  "Ramírez",    "Rivera",
     "Rodríguez", "Rosales",  "Salazar", "Solís",    "Torres",   "Valdés",    "Vargas",    "Zúñiga"});
constexpr auto kStates = std::to_array<const char*>({"CM", "JC", "DF", "MN", "NL", "OC", "VZ", "NE"});

// Draws the same for the same seed: invented data, no secret hangs on it (SplitMix64).
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    std::size_t below(std::size_t bound) {
        state_ += 0x9E3779B97F4A7C15ULL;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
        return static_cast<std::size_t>((mixed ^ (mixed >> 31U)) % bound);
    }
    template <typename Array>
    const char* pick(const Array& names) {
        return names[below(names.size())];
    }

  private:
    std::uint64_t state_;
};

const SiteFacts& facts_of(const std::string& key) {
    return *std::find_if(kSites.begin(), kSites.end(), [&](const SiteFacts& site) { return key == site.key; });
}

// The letters of a name's main word, in upper case.
std::string letters_of(const std::string& name) {
    std::string letters = people::make_user_name(people::UserNameRule::GivenSurname, name, "", {}, {}, 0).value_or("x");
    std::transform(letters.begin(), letters.end(), letters.begin(),
                   [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    return letters;
}

bool is_vowel(char c) { return std::string_view("AEIOU").find(c) != std::string_view::npos; }

// The first letter after the first that is a vowel, or is none; X when there is no such letter.
char inner(const std::string& letters, bool vowel) {
    for (std::size_t i = 1; i < letters.size(); ++i) {
        if (is_vowel(letters[i]) == vowel) return letters[i];
    }
    return 'X';
}

// As RENAPO makes it of names, but for the words it avoids. `serial` tells homonyms of one birthday apart.
std::string make_curp(const Person& person, Dice& dice, unsigned serial) {
    const std::string first = letters_of(person.first_surname);
    const std::string second = person.second_surname ? letters_of(*person.second_surname) : "X";
    const std::string given = letters_of(person.given_names);
    std::string curp{first[0], inner(first, true), second[0], given[0]};
    curp += fmt::format("{:02}{:02}{:02}", 60 + dice.below(39), 1 + dice.below(12), 1 + dice.below(28));
    curp += "HM"[dice.below(2)];
    curp += dice.pick(kStates);
    curp += {inner(first, false), inner(second, false), inner(given, false)};
    curp += static_cast<char>('0' + serial % 10);
    return curp + people::curp_check_digit(curp);
}

void set_keys(Person& person, const SiteFacts& site, Dice& dice, std::size_t number) {
    constexpr std::uint64_t kStep = 104'729;  // prime: no two numbers meet
    constexpr std::uint64_t kRange = 60'000'000;
    if (site.is_mexican) {
        person.national_id = make_curp(person, dice, static_cast<unsigned>(number));
        person.employee_key = fmt::format("CT{:08}", (number + site.seed) * 7'654'321 % 100'000'000);
    } else {
        person.national_id = std::to_string(site.first_id + number * kStep % kRange);
        person.employee_key = fmt::format("{:08}", 10'000'000 + (number + site.seed) * 6'543'217 % 90'000'000);
    }
    if (person.given_names == "Luisa Fernanda") person.national_id = "1098765432";
}

void set_contacts(Person& person, const SiteFacts& site, std::size_t number, Situation situation, base::Time now) {
    const base::Time then = now - std::chrono::days(60);
    const bool is_confirmed = situation != Situation::NotConfirmed;
    const auto contact = [&](std::string value) {
        return people::Contact{
            .value = std::move(value),
            .set_at = then,
            .confirmed_at = is_confirmed ? std::optional(then) : std::nullopt,
            .confirmed_by = is_confirmed ? std::optional(people::ConfirmedBy::Register) : std::nullopt};
    };
    if (situation != Situation::NoAlternate) {
        const auto name = people::make_user_name(people::UserNameRule::GivenSurname, person.given_names,
                                                 person.first_surname, {}, {}, 0);
        person.alternate_address = contact(fmt::format("{}.{}{}@casa.example", name.value_or("x"), site.key, number));
    }
    if (number % 3 == 0)
        person.mobile = contact(fmt::format("{}{:02}", site.is_mexican ? "+5255555501" : "+5730055501", number % 100));
}

void set_situation(Person& person, Situation situation, base::Time now) {
    person.active = situation != Situation::Inactive;
    person.status_since = person.active ? "2019-08-16" : "2026-06-30";
    if (situation == Situation::NeverUpdated) return;
    person.data_updated_at = now - std::chrono::days(situation == Situation::Outdated ? 800 : 20);
}

PersonKind kind_for(const SiteFacts& site, PersonKind kind, std::size_t number) {
    if (!site.teaches_trades) return kind;
    return number % 4 == 0 ? PersonKind::Instructor : PersonKind::Student;
}

const char* describe(Situation situation) {
    switch (situation) {
        case Situation::Ready:
            return kReadyPerson;
        case Situation::NoAlternate:
            return "sin correo alterno";
        case Situation::Inactive:
            return "ya no está en la institución";
        case Situation::Outdated:
            return "sus datos no están al día";
        case Situation::NeverUpdated:
            return "el registro nunca confirmó sus datos";
        case Situation::NotConfirmed:
            return "su correo alterno no está confirmado";
    }
    return "";
}

// Most are ready; every so often one is not.
Situation situation_of(std::size_t number) {
    if (number % 11 == 0) return Situation::NoAlternate;
    if (number % 13 == 0) return Situation::Inactive;
    if (number % 17 == 0) return Situation::Outdated;
    return Situation::Ready;
}

Special draw(Dice& dice, std::size_t number) {
    const PersonKind kind = number % 33 == 1  ? PersonKind::Director
                            : number % 2 == 0 ? PersonKind::Teacher
                                              : PersonKind::Worker;
    const Situation situation = kind == PersonKind::Director ? Situation::Ready : situation_of(number);
    const char* second = dice.below(12) == 0 ? nullptr : dice.pick(kSurnames);
    return {nullptr, dice.pick(kGivenNames), dice.pick(kSurnames), second, kind, situation, describe(situation)};
}

std::string centre_key(const SiteFacts& site, std::size_t number) {
    constexpr auto kTypes = std::to_array<const char*>({"DJN", "DPR", "EPR", "DES", "DST", "ECB"});
    if (site.is_mexican)
        return fmt::format("{}{}{:04}{}", site.seed == 11 ? "09" : "06", kTypes[number], number + 1,
                           static_cast<char>('A' + number * 5));
    return fmt::format("{}{:06}", site.teaches_trades ? "911001" : "286001", (number + 1) * 17);
}

DemoPerson make_person(const SiteFacts& site, const Special& drawn, Dice& dice, std::size_t number, base::Time now) {
    DemoPerson made{.person = {}, .shows = drawn.shows};
    Person& person = made.person;
    person.site_key = site.key;
    person.kind = drawn.kind == PersonKind::Director ? drawn.kind : kind_for(site, drawn.kind, number);
    person.given_names = drawn.given_names;
    person.first_surname = drawn.first_surname;
    if (drawn.second_surname != nullptr) person.second_surname = drawn.second_surname;
    set_keys(person, site, dice, number);
    set_situation(person, drawn.situation, now);
    set_contacts(person, site, number, drawn.situation, now);
    person.work_centre = people::PersonWorkCentre{0, centre_key(site, number % kCentres), {}};
    return made;
}

std::vector<people::Level> make_levels(const SiteFacts& site) {
    if (site.teaches_trades) return {{0, "tecnico", "Técnico"}, {0, "tecnologo", "Tecnólogo"}};
    return {{0, "preescolar", "Educación preescolar"},
            {0, "primaria", "Educación primaria"},
            {0, "secundaria", "Educación secundaria"}};
}

std::vector<DemoCentre> make_centres(const SiteFacts& site, const std::vector<people::Level>& levels, base::Time now) {
    constexpr auto kNames =
        std::to_array<const char*>({"Jardín de Niños Los Girasoles", "Escuela Benito Juárez", "Escuela Simón Bolívar",
                                    "Colegio Nueva Granada", "Escuela Técnica n.º 5", "Liceo Gabriela Mistral"});
    std::vector<DemoCentre> centres;
    for (std::size_t i = 0; i < kCentres; ++i) {
        people::WorkCentre centre;
        centre.cct = centre_key(site, i);
        centre.name = kNames[i];
        centre.address = fmt::format("Calle {} n.º {}", 3 + i * 4, 10 + i * 7);
        centre.data_updated_at = now - std::chrono::days(i == kCentres - 1 ? 900 : 40);
        centres.push_back({centre, levels[i % levels.size()].key});
    }
    return centres;
}

}  // namespace

std::vector<std::string> demo_site_keys() {
    std::vector<std::string> keys;
    for (const SiteFacts& site : kSites) keys.emplace_back(site.key);
    return keys;
}

DemoSite make_demo_site(const std::string& key, base::Time now) {
    const SiteFacts& site = facts_of(key);
    DemoSite made{.key = key, .levels = make_levels(site), .centres = {}, .people = {}};
    made.centres = make_centres(site, made.levels, now);
    Dice dice(site.seed);
    for (const Special& special : kSpecial) {
        if (special.site == nullptr || key == special.site)
            made.people.push_back(make_person(site, special, dice, made.people.size() + 1, now));
    }
    while (made.people.size() < kPeople) {
        const std::size_t number = made.people.size() + 1;
        made.people.push_back(make_person(site, draw(dice, number), dice, number, now));
    }
    return made;
}

void set_demo_profile(const std::string& key, people::DomainProfile& profile) {
    const SiteFacts& site = facts_of(key);
    if (site.is_mexican) {
        profile.support_text =
            "Acuda a la oficina de Recursos Humanos de su centro de trabajo con una identificación oficial.";
        return;
    }
    profile.national_id_kind = people::NationalIdKind::Cedula;
    profile.employee_key_pattern = "[0-9]{6,10}";
    profile.employee_key_label = site.teaches_trades ? "código de aprendiz o instructor" : "número de empleado";
    profile.support_text = site.teaches_trades
                               ? "Acuda a la oficina de registro de su centro de formación con su documento."
                               : "Acuda al Área de Sistemas con su documento de identidad.";
    if (site.teaches_trades) {
        profile.user_name_rule = people::UserNameRule::Document;
        profile.person_kinds = {PersonKind::Worker, PersonKind::Instructor, PersonKind::Student, PersonKind::Director};
    }
}

}  // namespace valija::valijactl
