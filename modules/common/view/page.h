// SPDX-License-Identifier: AGPL-3.0-or-later
// A page: a template file and what to put in it. Fill first, render once. Every value is escaped by ctemplate for the
// place where it stands (AUTOESCAPE, enforced when templates are loaded); no HTML and no sentence is made in C++. The
// title of each file stands in templates/titles.
#pragma once

#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <ctemplate/template_enums.h>

#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>

#include "base/sites.h"

namespace valija::view {

// A place to put values: the page itself, one turn of a repeated section, or an included file.
class Slot {
  public:
    explicit Slot(ctemplate::TemplateDictionary* dictionary) : dictionary_(dictionary) {}

    Slot& set(const std::string& name, std::string_view value);
    Slot& show(const std::string& section);
    Slot& show_if(bool condition, const std::string& section) { return condition ? show(section) : *this; }
    // One more turn of a repeated section.
    Slot add(const std::string& section);
    // Fills {{>MARKER}} with `file` (relative to the templates folder).
    Slot include(const std::string& marker, const std::string& file);

  private:
    friend class Renderer;

    ctemplate::TemplateDictionary* dictionary_;
};

class Page {
  public:
    // `file` is relative to the templates folder: "login/login_form.tpl".
    explicit Page(std::string file);

    Slot& content() { return content_; }
    // What surrounds the content differs from the same page seen by anybody else.
    Slot& layout() {
        has_own_layout_ = true;
        return layout_slot_;
    }
    const std::string& file() const { return file_; }

  private:
    friend class Renderer;

    std::string file_;
    std::unique_ptr<ctemplate::TemplateDictionary> layout_;
    Slot layout_slot_;
    Slot content_;
    bool has_own_layout_ = false;
};

// A mail: one line and plain text with LF line ends.
struct MailText {
    std::string subject;
    std::string text;
};

// Loads every template of a folder once: .tpl are pages, .txt are mails. A page with a syntax error or without
// AUTOESCAPE is a Fault at start, not a broken page later. Thread-safe after construction.
class Renderer {
  public:
    Renderer(const std::string& templates_folder, std::string assets);

    // The page inside the layout, in the brand of `site`. A file without a title is a Fault.
    std::string render(const base::Site& site, Page&& page) const;
    // The file alone, without layout (brand style sheet).
    std::string render_bare(const base::Site& site, Page&& page) const;
    // A .txt file, whose first line is the subject, the second empty, the rest the text. Values go in as they are.
    MailText render_mail(const base::Site& site, Page&& page) const;
    // A .tpl inside the frame of HTML mails (mail/frame.html.tpl), whose title is the mail's subject.
    std::string render_html_mail(const base::Site& site, std::string_view subject, Page&& page) const;
    // A .txt file of one line, without its end. Values go in as they are.
    std::string render_line(const base::Site& site, Page&& page) const;

  private:
    void load_templates(const std::string& folder);
    void load_template(const std::string& file, ctemplate::Strip strip);
    void load_titles(const std::string& path);
    void set_site(ctemplate::TemplateDictionary& dictionary, const base::Site& site) const;
    std::string expand(const std::string& file, ctemplate::Strip strip,
                       const ctemplate::TemplateDictionary& dictionary) const;

    // What stands before and after the content of a page whose layout nobody has touched.
    struct Frame {
        std::string head;
        std::string tail;
    };
    const Frame& frame(const base::Site& site, const Page& page) const;
    Frame make_frame(const base::Site& site, const Page& page) const;
    void set_layout(Page& page, const base::Site& site) const;

    std::string assets_;  // path prefix of static files: /assets/<hash>
    std::map<std::string, std::string> titles_;
    std::unique_ptr<ctemplate::TemplateCache> cache_;
    // Made at the first need and kept: most of a page is its layout, and drawing it took half of the time.
    mutable std::shared_mutex frames_mutex_;
    mutable std::map<std::string, Frame, std::less<>> frames_;  // by site and file
};

}  // namespace valija::view
