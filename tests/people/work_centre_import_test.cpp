// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/work_centre_import.h"

#include <sstream>

#include "people/person_store.h"
#include "support/database.h"
#include "support/suite.h"

namespace valija::people {

namespace {

const base::Time kNow = base::from_sql("2026-11-25 10:00:00");
constexpr const char* kHeader = "cct,nombre,nivel,domicilio,director,situacion,datos_al\n";
constexpr const char* kCurp = "SABC560626MDFLRN01";

}  // namespace

class WorkCentreImportTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(WorkCentreImportTest);
    CPPUNIT_TEST(centres_come_in);
    CPPUNIT_TEST(a_second_run_changes_nothing);
    CPPUNIT_TEST(what_changes_is_changed);
    CPPUNIT_TEST(a_dry_run_writes_nothing);
    CPPUNIT_TEST(bad_lines_are_told);
    CPPUNIT_TEST(levels_and_offices_are_saved_by_key);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        pool_ = std::make_unique<db::Pool>(tests::Database::shared().settings(), 2);
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
        save_level(*connection_, site_id(), "primaria", "Educación primaria");
        Person director;
        director.site_key = "educacion";
        director.given_names = "Concepción";
        director.first_surname = "Salgado";
        director.national_id = kCurp;
        director_id_ = insert_person(*connection_, director, kNow);
    }
    void tearDown() override {
        connection_.reset();
        pool_.reset();
    }

    void centres_come_in() {
        CHECK_EQUAL("added 2 changed 0 unchanged 0 refused 0", import(good()));
        const WorkCentre centre = find_work_centre(*connection_, "educacion", "06DPR0001A").value();
        CHECK_EQUAL("Benito Juárez", centre.name);
        CHECK_EQUAL(list_levels(*connection_, site_id()).at(0).id, centre.level_id.value());
        CHECK_EQUAL("Calle 1", centre.address);
        CHECK_EQUAL(director_id_, centre.director_id.value());
        CHECK(centre.active);
        CHECK(!find_work_centre(*connection_, "educacion", "06DPR0002Z").value().active);
        CHECK(!find_work_centre(*connection_, "formacion", "06DPR0001A"));
    }

    void a_second_run_changes_nothing() {
        import(good());
        CHECK_EQUAL("added 0 changed 0 unchanged 2 refused 0", import(good()));
    }

    void what_changes_is_changed() {
        import(good());
        CHECK_EQUAL("added 0 changed 1 unchanged 0 refused 0", import("cct,nombre\n06DPR0001A,Miguel Hidalgo\n"));
        const WorkCentre centre = find_work_centre(*connection_, "educacion", "06DPR0001A").value();
        CHECK_EQUAL("Miguel Hidalgo", centre.name);
        CHECK_EQUAL(director_id_, centre.director_id.value());
        CHECK_EQUAL("added 0 changed 1 unchanged 0 refused 0",
                    import("cct,nombre,director\n06DPR0001A,Miguel Hidalgo,\n"));
        CHECK(!find_work_centre(*connection_, "educacion", "06DPR0001A").value().director_id);
    }

    void a_dry_run_writes_nothing() {
        dry_run_ = true;
        CHECK_EQUAL("added 2 changed 0 unchanged 0 refused 0", import(good()));
        CHECK(!find_work_centre(*connection_, "educacion", "06DPR0001A"));
    }

    void bad_lines_are_told() {
        CHECK_EQUAL(
            "added 1 changed 0 unchanged 0 refused 4",
            import(std::string(kHeader) + "06DPR0001A,Uno,,,,,\n06DPR0001A,Dos,,,,,\n33DPR0001A,,,,,,2030-01-01\n"
                                          "06DPR0003C,Tres,luna,,,,\n06DPR0004D,Cuatro,,,BOXW310820HNERXN09,,\n"));
        CHECK_EQUAL(
            "3: cct: stands in line 2 already\n"
            "4: cct: is no work centre's key\n"
            "4: name: is empty\n"
            "4: data_updated_at: lies in the future\n"
            "5: level: is no level of this site: add it first\n"
            "6: director: is not in the register of people\n",
            told_);
    }

    void levels_and_offices_are_saved_by_key() {
        save_level(*connection_, site_id(), "primaria", "Primaria");
        const auto levels = list_levels(*connection_, site_id());
        CHECK_EQUAL(1, levels.size());
        CHECK_EQUAL("Primaria", levels.at(0).name);
        save_office(*connection_, site_id(), "sistemas", "Oficina de Sistemas");
        save_office(*connection_, site_id(), "sistemas", "Subdirección de Sistemas");
        CHECK_EQUAL("Subdirección de Sistemas",
                    connection_->select({"offices", "SELECT name FROM office"}).at(0).text(0));
    }

  private:
    static std::string good() {
        return std::string(kHeader) + "06dpr0001a,Benito Juárez,PRIMARIA,Calle 1," + kCurp +
               ",activo,2026-11-01\n06DPR0002Z,Emiliano Zapata,,,,baja,\n";
    }

    std::uint16_t site_id() { return find_site_id(*connection_, "educacion").value(); }

    std::string import(const std::string& text) {
        std::istringstream file(text);
        WorkCentreRegister target(*pool_, site_id(), NationalIdKind::Curp, dry_run_, kNow);
        told_.clear();
        const auto result = run_import(file, Encoding::Utf8, target, [&](const ImportProblem& problem) {
            told_ += fmt::format("{}: {}: {}\n", problem.line, problem.field, problem.what);
        });
        const auto& tally = result.tally;
        return fmt::format("added {} changed {} unchanged {} refused {}", tally.added, tally.changed, tally.unchanged,
                           tally.refused);
    }

    std::unique_ptr<db::Pool> pool_;
    std::unique_ptr<db::Connection> connection_;
    std::uint64_t director_id_ = 0;
    bool dry_run_ = false;
    std::string told_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(WorkCentreImportTest);

}  // namespace valija::people
