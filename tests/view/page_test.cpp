// SPDX-License-Identifier: AGPL-3.0-or-later
#include "view/page.h"

#include <thread>
#include <vector>

#include "support/suite.h"
#include "support/temporary_folder.h"

namespace valija::view {

namespace {

constexpr const char* kPragma = "{{%AUTOESCAPE context=\"HTML\"}}\n";
constexpr const char* kNasty = "<script>alert('\"&')</script>";
constexpr const char* kNastyEscaped = "&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;";

base::Site make_site() {
    base::Site site;
    site.key = "educacion";
    site.name = "Secretaría <&>";
    site.base_url = "http://localhost:8080";
    site.social = {{"Uno", "https://uno.example"}, {"Dos", "javascript:alert(1)"}};
    return site;
}

}  // namespace

class PageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PageTest);
    CPPUNIT_TEST(a_page_stands_in_the_layout);
    CPPUNIT_TEST(values_are_escaped_in_text_and_attributes);
    CPPUNIT_TEST(values_are_escaped_in_included_files);
    CPPUNIT_TEST(values_of_the_site_are_escaped);
    CPPUNIT_TEST(dangerous_links_lead_nowhere);
    CPPUNIT_TEST(sections_show_when_asked);
    CPPUNIT_TEST(kept_layout_is_the_drawn_one);
    CPPUNIT_TEST(sections_repeat);
    CPPUNIT_TEST(bare_page_has_no_layout);
    CPPUNIT_TEST(pages_do_not_share_values);
    CPPUNIT_TEST(threads_may_render_at_once);
    CPPUNIT_TEST(page_without_title_is_a_fault);
    CPPUNIT_TEST(file_without_autoescape_is_refused);
    CPPUNIT_TEST(file_with_wrong_syntax_is_refused);
    CPPUNIT_TEST(missing_titles_are_a_fault);
    CPPUNIT_TEST(title_line_without_title_is_a_fault);
    CPPUNIT_TEST(unknown_file_is_a_fault);
    CPPUNIT_TEST(missing_folder_is_a_fault);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        write("titles", "# file, title\nlogin/form.tpl   Ingresar a <mi> correo\nlogin/list.tpl Lista\n");
        write("common/layout.tpl",
              std::string(kPragma) +
                  "<title>{{TITLE}}</title><h1>{{SITE_NAME}}</h1><link href=\"{{ASSETS}}/x.css\">"
                  "{{#SOCIAL}}<a href=\"{{SOCIAL_URL}}\">{{SOCIAL_NAME}}</a>{{/SOCIAL}}{{>CONTENT}}");
        write("common/bare.tpl", std::string(kPragma) + "{{>CONTENT}}");
        write("login/form.tpl", std::string(kPragma) +
                                    "<p>{{USER}}</p><input value=\"{{USER}}\">{{#WRONG}}<b>mal</b>{{/WRONG}}{{>PART}}");
        write("login/part.tpl", std::string(kPragma) + "<i title=\"{{CODE}}\">{{CODE}}</i>");
        write("login/list.tpl", std::string(kPragma) + "{{#ROW}}<li>{{NAME}}</li>{{/ROW}}");
    }

    void a_page_stands_in_the_layout() {
        const std::string html = render(Page("login/form.tpl"));
        CHECK_CONTAINS("<title>Ingresar a &lt;mi&gt; correo</title>", html);
        CHECK_CONTAINS("href=\"/assets/abc/x.css\"", html);
        CHECK_CONTAINS("<p></p>", html);
    }

    void values_are_escaped_in_text_and_attributes() {
        Page page("login/form.tpl");
        page.content().set("USER", kNasty);
        const std::string html = render(std::move(page));
        CHECK_CONTAINS(fmt::format("<p>{}</p>", kNastyEscaped), html);
        CHECK_CONTAINS(fmt::format("value=\"{}\"", kNastyEscaped), html);
        CHECK_LACKS("<script", html);
    }

    // A page that nobody's layout is special for takes a layout drawn before: not a byte may differ, of either site.
    void kept_layout_is_the_drawn_one() {
        for (const char* user : {"ana", "beto", "<!--content-->"}) {
            Page kept("login/form.tpl");
            kept.content().set("USER", user).show("WRONG");
            kept.content().include("PART", "login/part.tpl").set("CODE", user);
            Page drawn("login/form.tpl");
            drawn.layout();
            drawn.content().set("USER", user).show("WRONG");
            drawn.content().include("PART", "login/part.tpl").set("CODE", user);
            CPPUNIT_ASSERT_EQUAL(render(std::move(drawn)), render(std::move(kept)));
        }
    }

    // A parent's AUTOESCAPE does not protect an included file: the file needs its own.
    void values_are_escaped_in_included_files() {
        Page page("login/form.tpl");
        page.content().include("PART", "login/part.tpl").set("CODE", kNasty);
        const std::string html = render(std::move(page));
        CHECK_CONTAINS(fmt::format("<i title=\"{0}\">{0}</i>", kNastyEscaped), html);
    }

    void values_of_the_site_are_escaped() {
        CHECK_CONTAINS("<h1>Secretaría &lt;&amp;&gt;</h1>", render(Page("login/form.tpl")));
    }

    void dangerous_links_lead_nowhere() {
        const std::string html = render(Page("login/form.tpl"));
        CHECK_CONTAINS("<a href=\"https://uno.example\">Uno</a>", html);
        CHECK_CONTAINS("<a href=\"#\">Dos</a>", html);
    }

    void sections_show_when_asked() {
        CHECK_LACKS("<b>mal</b>", render(Page("login/form.tpl")));
        Page page("login/form.tpl");
        page.content().show_if(false, "WRONG");
        CHECK_LACKS("<b>mal</b>", render(std::move(page)));
        Page other("login/form.tpl");
        other.content().show_if(true, "WRONG");
        CHECK_CONTAINS("<b>mal</b>", render(std::move(other)));
    }

    void sections_repeat() {
        Page page("login/list.tpl");
        for (const char* name : {"uno", "<dos>", ""}) page.content().add("ROW").set("NAME", name);
        CHECK_CONTAINS("<li>uno</li><li>&lt;dos&gt;</li><li></li>", render(std::move(page)));
    }

    void bare_page_has_no_layout() {
        Page page("login/part.tpl");
        page.content().set("CODE", "a<b");
        CHECK_EQUAL("<i title=\"a&lt;b\">a&lt;b</i>", make_renderer().render_bare(make_site(), std::move(page)));
    }

    void pages_do_not_share_values() {
        const Renderer renderer = make_renderer();
        Page first("login/form.tpl");
        first.content().set("USER", "ana").show("WRONG");
        CHECK_CONTAINS("ana", renderer.render(make_site(), std::move(first)));
        const std::string second = renderer.render(make_site(), Page("login/form.tpl"));
        CHECK_LACKS("ana", second);
        CHECK_LACKS("mal", second);
    }

    void threads_may_render_at_once() {
        const Renderer renderer = make_renderer();
        const base::Site site = make_site();
        std::vector<std::string> results(8);
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < results.size(); ++i) {
            threads.emplace_back([&renderer, &site, &result = results[i], i] {
                for (int turn = 0; turn < 200; ++turn) {
                    Page page("login/form.tpl");
                    page.content().set("USER", fmt::format("persona {}", i));
                    result = renderer.render(site, std::move(page));
                }
            });
        }
        for (auto& thread : threads) thread.join();
        for (std::size_t i = 0; i < results.size(); ++i)
            CHECK_CONTAINS(fmt::format("<p>persona {}</p>", i), results[i]);
    }

    void page_without_title_is_a_fault() {
        CHECK_BROKEN("no title for login/part.tpl", render(Page("login/part.tpl")));
    }

    void file_without_autoescape_is_refused() {
        for (const char* text :
             {"<p>{{USER}}</p>", "", "\n{{%AUTOESCAPE context=\"HTML\"}}", "<!-- {{%AUTOESCAPE -->"}) {
            write("login/raw.tpl", text);
            CHECK_BROKEN("login/raw.tpl: the first line must be an AUTOESCAPE pragma", make_renderer());
        }
    }

    void file_with_wrong_syntax_is_refused() {
        for (const char* text : {"{{#A}}", "{{A", "{{/A}}", "{{#A}}{{/B}}"}) {
            write("login/wrong.tpl", std::string(kPragma) + text);
            CHECK_BROKEN("syntax error in template login/wrong.tpl", make_renderer());
        }
    }

    void missing_titles_are_a_fault() {
        const tests::TemporaryFolder empty;
        CHECK_BROKEN(empty.path("titles"), Renderer(empty.path(), "/assets/abc"));
    }

    void title_line_without_title_is_a_fault() {
        write("titles", "login/form.tpl\n");
        CHECK_BROKEN("no title for login/form.tpl", make_renderer());
        write("titles", "login/form.tpl   \n");
        CHECK_BROKEN("no title for login/form.tpl", make_renderer());
    }

    void unknown_file_is_a_fault() {
        CHECK_BROKEN("cannot expand", make_renderer().render_bare(make_site(), Page("login/none.tpl")));
    }

    void missing_folder_is_a_fault() { CHECK_BROKEN("/no/such/folder", Renderer("/no/such/folder", "")); }

  private:
    void write(const std::string& name, const std::string& text) const { static_cast<void>(folder_.write(name, text)); }
    Renderer make_renderer() const { return {folder_.path(), "/assets/abc"}; }
    std::string render(Page&& page) const { return make_renderer().render(make_site(), std::move(page)); }

    tests::TemporaryFolder folder_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(PageTest);

}  // namespace valija::view
