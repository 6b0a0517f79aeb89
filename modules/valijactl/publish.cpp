// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/publish.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/fault.h"
#include "valijactl/documents.h"

namespace valija::valijactl {

namespace {

namespace fs = std::filesystem;

// A line of templates/site/manifest: template, URL path, tab, and "pdf" for a document that can be downloaded too.
struct Document {
    std::string file;
    std::string path;
    std::string tab;
    bool has_pdf = false;
};

Document read_document(const std::string& line) {
    std::istringstream words(line);
    Document document;
    std::string last;
    if (!(words >> document.file >> document.path >> document.tab)) base::broken("not a document: " + line);
    document.has_pdf = static_cast<bool>(words >> last);
    if (document.has_pdf && last != "pdf") base::broken("a document's last word can only be pdf: " + line);
    return document;
}

std::vector<Document> read_manifest(const std::string& path) {
    std::ifstream lines(path);
    if (!lines) base::broken("cannot read " + path);
    std::vector<Document> documents;
    std::string line;
    while (std::getline(lines, line)) {
        if (line.empty() || line.front() == '#') continue;
        documents.push_back(read_document(line));
    }
    return documents;
}

void write_file(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
    if (!file) base::broken("cannot write " + path.string());
}

// "/" is index.html, "/manuals/enter" is manuals/enter.html.
fs::path file_of(const std::string& url_path) { return url_path == "/" ? "index.html" : url_path.substr(1) + ".html"; }

void render_site(const service::World& world, const base::Site& site, const std::vector<Document>& documents,
                 const fs::path& folder) {
    for (const Document& document : documents) {
        view::Page page(document.file);
        page.layout().show("TAB_" + document.tab);
        write_file(folder / file_of(document.path), world.renderer().render(site, std::move(page)));
    }
}

void add_pdfs(const service::World& world, const base::Site& site, const std::vector<Document>& documents,
              const fs::path& folder) {
    std::vector<std::string> files;
    for (const Document& document : documents) {
        if (document.has_pdf) files.push_back(file_of(document.path));
    }
    make_pdfs(world, site, folder, files);
}

void swap_in(const fs::path& link, const fs::path& target) {
    const fs::path fresh = link.string() + ".new";
    fs::remove(fresh);
    fs::create_directory_symlink(target, fresh);
    fs::rename(fresh, link);
}

// Keeps the version in use, the one before it, and the PDFs.
void drop_old_versions(const fs::path& folder, const std::string& current, const std::string& previous) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (entry.is_symlink() || name == current || name == previous || name == kPdfCache) continue;
        fs::remove_all(entry.path());
    }
}

void publish_site(const service::World& world, const base::Site& site, const std::vector<Document>& documents) {
    const fs::path folder = fs::path(world.config().text("paths.www")) / site.key;
    const fs::path link = folder / "current";
    const std::string version = std::to_string(world.clock().now().time_since_epoch().count());
    const std::string previous = fs::is_symlink(link) ? fs::read_symlink(link).string() : "";
    render_site(world, site, documents, folder / version);
    add_pdfs(world, site, documents, folder / version);
    swap_in(link, version);
    drop_old_versions(folder, version, previous);
}

void publish_assets(const service::World& world) {
    const fs::path folder = world.config().text("paths.www") + world.config().text("publish.assets");
    fs::create_directories(folder / "brand");
    fs::copy(world.config().text("paths.public"), folder,
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    for (const auto& site : world.sites().all()) {
        write_file(folder / "brand" / (site.key + ".css"),
                   world.renderer().render_bare(site, view::Page("site/brand_css.tpl")));
    }
}

}  // namespace

int publish(service::World& world, const Arguments& /*arguments*/) {
    world.open_templates();
    publish_assets(world);
    const auto documents = read_manifest(world.config().text("paths.templates") + "/site/manifest");
    for (const auto& site : world.sites().all()) publish_site(world, site, documents);
    return kDone;
}

}  // namespace valija::valijactl
