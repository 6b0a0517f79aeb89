// SPDX-License-Identifier: AGPL-3.0-or-later
#include "view/page.h"

#include <ctemplate/template.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <mutex>

#include "base/fault.h"

namespace valija::view {

namespace {

constexpr const char* kLayoutFile = "common/layout.tpl";
constexpr const char* kBareFile = "common/bare.tpl";  // nothing but {{>CONTENT}}
constexpr const char* kMailFrameFile = "mail/frame.html.tpl";
// In place of the content; no value can look like it, since '<' is escaped.
constexpr const char* kGapFile = "gap";
constexpr std::string_view kGap = "<!--content-->";
constexpr ctemplate::Strip kPage = ctemplate::STRIP_BLANK_LINES;
constexpr ctemplate::Strip kMail = ctemplate::DO_NOT_STRIP;
constexpr std::string_view kAutoescape = "{{%AUTOESCAPE context=\"";

ctemplate::TemplateString text(std::string_view value) { return {value.data(), value.size()}; }

void check_autoescape(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    if (!line.starts_with(kAutoescape))
        base::broken(fmt::format("{}: the first line must be an AUTOESCAPE pragma", path.string()));
}

}  // namespace

Slot& Slot::set(const std::string& name, std::string_view value) {
    dictionary_->SetValue(name, text(value));
    return *this;
}

Slot& Slot::show(const std::string& section) {
    dictionary_->ShowSection(section);
    return *this;
}

Slot Slot::add(const std::string& section) { return Slot(dictionary_->AddSectionDictionary(section)); }

Slot Slot::include(const std::string& marker, const std::string& file) {
    auto* included = dictionary_->AddIncludeDictionary(marker);
    included->SetFilename(file);
    return Slot(included);
}

Page::Page(std::string file)
    : file_(std::move(file)),
      layout_(std::make_unique<ctemplate::TemplateDictionary>("layout")),
      layout_slot_(layout_.get()),
      content_(layout_slot_.include("CONTENT", file_)) {}

Renderer::Renderer(const std::string& templates_folder, std::string assets)
    : assets_(std::move(assets)), cache_(std::make_unique<ctemplate::TemplateCache>()) {
    load_titles(templates_folder + "/titles");
    load_templates(templates_folder);
}

void Renderer::load_templates(const std::string& folder) {
    if (!cache_->SetTemplateRootDirectory(folder)) base::broken("cannot use templates folder " + folder);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string file = std::filesystem::relative(entry.path(), folder).string();
        if (entry.path().extension() == ".tpl") {
            check_autoescape(entry.path());
            load_template(file, kPage);
        } else if (entry.path().extension() == ".txt") {
            load_template(file, kMail);
        }
    }
    const std::string gap = fmt::format("{}HTML\"}}}}{}", kAutoescape, kGap);
    if (!cache_->StringToTemplateCache(kGapFile, text(gap), kPage)) base::broken("cannot keep the layout's gap");
    cache_->Freeze();
}

void Renderer::load_template(const std::string& file, ctemplate::Strip strip) {
    if (!cache_->LoadTemplate(file, strip)) base::broken("syntax error in template " + file);
}

// Each line: file, spaces, title.
void Renderer::load_titles(const std::string& path) {
    std::ifstream lines(path);
    if (!lines) base::broken("cannot read " + path);
    std::string line;
    while (std::getline(lines, line)) {
        const auto end_of_file = line.find(' ');
        const auto title = line.find_first_not_of(' ', end_of_file);
        if (line.empty() || line.front() == '#') continue;
        if (title == std::string::npos) base::broken(fmt::format("{}: no title for {}", path, line));
        titles_[line.substr(0, end_of_file)] = line.substr(title);
    }
}

void Renderer::set_site(ctemplate::TemplateDictionary& dictionary, const base::Site& site) const {
    const auto set = [&](const char* name, std::string_view value) {
        dictionary.SetTemplateGlobalValueWithoutCopy(name, text(value));  // both outlive every page
    };
    set("ASSETS", assets_);
    set("SITE_KEY", site.key);
    set("LANGUAGE", site.language);
    set("SITE_NAME", site.name);
    set("SITE_SHORT_NAME", site.short_name);
    set("SITE_SLOGAN", site.slogan);
    set("SITE_OWNER", site.owner);
    set("BASE_URL", site.base_url);
    set("WEBMAIL_URL", site.webmail_url);
    set("PRIMARY", site.primary_colour);
    set("PRIMARY_DARK", site.primary_dark_colour);
    set("ACCENT", site.accent_colour);
    set("CH_NATIONAL_LINE", site.national_line);
    set("CH_CITY_LINE", site.city_line);
    set("CH_MAIL", site.mail);
    set("CH_WEB", site.web);
    set("CH_HOURS", site.hours);
    set("CH_PLACE", site.place);
}

void Renderer::set_layout(Page& page, const base::Site& site) const {
    const auto title = titles_.find(page.file_);
    if (title == titles_.end()) base::broken("no title for " + page.file_);
    page.layout_slot_.set("TITLE", title->second);
    for (const auto& channel : site.social) {
        page.layout_slot_.add("SOCIAL").set("SOCIAL_NAME", channel.name).set("SOCIAL_URL", channel.url);
    }
}

std::string Renderer::render(const base::Site& site, Page&& page) const {
    set_site(*page.layout_, site);
    if (page.has_own_layout_) {
        set_layout(page, site);
        return expand(kLayoutFile, kPage, *page.layout_);
    }
    const Frame& frame = this->frame(site, page);
    return frame.head + expand(page.file_, kPage, *page.content_.dictionary_) + frame.tail;
}

const Renderer::Frame& Renderer::frame(const base::Site& site, const Page& page) const {
    const std::string key = site.key + ' ' + page.file_;
    {
        const std::shared_lock lock(frames_mutex_);
        if (const auto known = frames_.find(key); known != frames_.end()) return known->second;
    }
    Frame made = make_frame(site, page);
    const std::unique_lock lock(frames_mutex_);
    return frames_.try_emplace(key, std::move(made)).first->second;
}

Renderer::Frame Renderer::make_frame(const base::Site& site, const Page& page) const {
    Page empty(page.file_);
    set_site(*empty.layout_, site);
    set_layout(empty, site);
    empty.content_.dictionary_->SetFilename(kGapFile);
    const std::string whole = expand(kLayoutFile, kPage, *empty.layout_);
    const auto gap = whole.find(kGap);
    if (gap == std::string::npos) base::broken("the layout has no place for the content");
    return {.head = whole.substr(0, gap), .tail = whole.substr(gap + kGap.size())};
}

std::string Renderer::render_bare(const base::Site& site, Page&& page) const {
    set_site(*page.layout_, site);
    return expand(kBareFile, kPage, *page.layout_);
}

MailText Renderer::render_mail(const base::Site& site, Page&& page) const {
    set_site(*page.layout_, site);
    const std::string whole = expand(page.file_, kMail, *page.content_.dictionary_);
    const auto end_of_subject = whole.find('\n');
    const auto end_of_second = whole.find('\n', end_of_subject + 1);
    if (end_of_second != end_of_subject + 1) base::broken(page.file_ + ": the second line must be empty");
    return {.subject = whole.substr(0, end_of_subject), .text = whole.substr(end_of_second + 1)};
}

std::string Renderer::render_html_mail(const base::Site& site, std::string_view subject, Page&& page) const {
    set_site(*page.layout_, site);
    page.layout_slot_.set("TITLE", subject);
    return expand(kMailFrameFile, kPage, *page.layout_);
}

std::string Renderer::render_line(const base::Site& site, Page&& page) const {
    set_site(*page.layout_, site);
    std::string line = expand(page.file_, kMail, *page.content_.dictionary_);
    if (!line.ends_with('\n') || line.find('\n') != line.size() - 1) base::broken(page.file_ + ": not one line");
    line.pop_back();
    return line;
}

std::string Renderer::expand(const std::string& file, ctemplate::Strip strip,
                             const ctemplate::TemplateDictionary& dictionary) const {
    std::string out;
    if (!cache_->ExpandNoLoad(file, strip, &dictionary, nullptr, &out)) base::broken("cannot expand " + file);
    return out;
}

}  // namespace valija::view
