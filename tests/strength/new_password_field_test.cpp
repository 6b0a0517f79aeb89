// SPDX-License-Identifier: AGPL-3.0-or-later
#include "strength/new_password_field.h"

#include "support/browser.h"
#include "support/request.h"
#include "support/suite.h"
#include "support/temporary_folder.h"

namespace valija::strength {

namespace {

constexpr const char* kGood = "tejado nogal siete lancha bruma";

}  // namespace

class NewPasswordFieldTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(NewPasswordFieldTest);
    CPPUNIT_TEST(a_good_one_typed_twice_is_accepted);
    CPPUNIT_TEST(both_must_be_the_same_but_for_the_spelling);
    CPPUNIT_TEST(a_bad_one_is_told_before_a_difference);
    CPPUNIT_TEST(hidden_words_are_refused_too_and_not_shown);
    CPPUNIT_TEST(the_first_page_says_the_policy_and_judges_nothing);
    CPPUNIT_TEST(a_refused_one_is_judged_and_not_shown);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        folder_ = std::make_unique<tests::TemporaryFolder>();
        folder_->write("a.toml", fmt::format("[paths]\ndictionary = \"{}\"\n", VALIJA_DICTIONARY));
        base::Config config;
        config.add_file(folder_->path("a.toml"));
        field_ = std::make_unique<NewPasswordField>(config);
    }
    void tearDown() override { field_.reset(); }

    void a_good_one_typed_twice_is_accepted() {
        const auto choice = judge(kGood, kGood);
        CHECK_EQUAL(Verdict::Accepted, choice.judgement.verdict);
        CHECK_EQUAL(kGood, choice.password);
    }

    void both_must_be_the_same_but_for_the_spelling() {
        const auto choice = judge("pin\u0303ata de cinco picos", "pi\u00f1ata de cinco picos");
        CHECK_EQUAL(Verdict::Accepted, choice.judgement.verdict);
        CHECK_EQUAL("pi\u00f1ata de cinco picos", choice.password);
        for (const char* again : {"", "tejado nogal siete lancha brumA", "tejado nogal siete lancha bruma "})
            CHECK_EQUAL(Verdict::TypedDifferently, judge(kGood, again).judgement.verdict);
    }

    void a_bad_one_is_told_before_a_difference() {
        CHECK_EQUAL(Verdict::LeftEmpty, judge("", kGood).judgement.verdict);
        CHECK_EQUAL(Verdict::TooShort, judge("corta", "otra").judgement.verdict);
        CHECK_EQUAL(Verdict::TooLong, judge(std::string(129, 'x'), "x").judgement.verdict);
        CHECK_EQUAL(Verdict::TooLong, judge(std::string(9999, 'x'), std::string(9999, 'x')).judgement.verdict);
    }

    void hidden_words_are_refused_too_and_not_shown() {
        CHECK_EQUAL(Verdict::HeldContextWord, judge("burro azul CURT0047 x", "x").judgement.verdict);
        CHECK_EQUAL(Verdict::HeldContextWord, judge("burro azul aivlis x", "x").judgement.verdict);
        const std::string html = show(std::nullopt);
        CHECK_CONTAINS("data-known=\"Silvia &lt;Ruiz&gt; silvia@educacion.example\"", html);
        CHECK_LACKS("CURT0047", html);
    }

    void the_first_page_says_the_policy_and_judges_nothing() {
        const std::string html = show(std::nullopt);
        CHECK_CONTAINS("De 12 a 128 caracteres", html);
        CHECK_CONTAINS("data-strength hidden", html);
        CHECK_CONTAINS("/assets/x/js/new_password.js", html);
        for (const char* word : {"field-error", "aria-invalid", "La que envió", "<p></p>"}) CHECK_LACKS(word, html);
    }

    void a_refused_one_is_judged_and_not_shown() {
        const std::string html = show(Judgement{Verdict::EasilyGuessed, 1});
        CHECK_CONTAINS("se adivina con facilidad", html);
        CHECK_CONTAINS("value=\"1\"", html);
        CHECK_CONTAINS("La que envió: fácil de adivinar.", html);
        CHECK_CONTAINS("aria-describedby=\"new-password-policy new-password-error\"", html);
        CHECK_LACKS("data-strength hidden", html);
        for (int verdict = 1; verdict <= static_cast<int>(Verdict::WasCredential); ++verdict)
            CHECK_CONTAINS("id=\"new-password-error\"", show(Judgement{static_cast<Verdict>(verdict), 0}));
    }

  private:
    NewPasswordField::Choice judge(const std::string& password, const std::string& again) {
        const auto form = http::Form::parse(
            tests::make_post("/account/activation",
                             tests::encode({{"new_password", password}, {"new_password_again", again}})),
            {kNewPassword, kNewPasswordAgain});
        return field_->judge(form.value(), known_);
    }

    std::string show(const std::optional<Judgement>& refused) {
        const view::Renderer renderer(VALIJA_SOURCE "/templates", "/assets/x");
        view::Page page("account/activation_form.tpl");
        field_->fill(page.content().include("NEW_PASSWORD_FIELD", "common/new_password_field.tpl"), known_, refused);
        return renderer.render_bare({}, std::move(page));
    }

    const KnownWords known_{.shown = {"Silvia <Ruiz>", "silvia@educacion.example"}, .hidden = {"CURT0047"}};
    std::unique_ptr<tests::TemporaryFolder> folder_;
    std::unique_ptr<NewPasswordField> field_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(NewPasswordFieldTest);

}  // namespace valija::strength
