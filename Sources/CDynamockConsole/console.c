// Written by scripts/console-files.py, which lists what is in `files`.
#include "console.h"

#if defined(__clang__)
// A part of C23, which clang knows in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"
#endif

static const unsigned char api_js[] = {
#embed "files/api.js"
};
static const unsigned char app_js[] = {
#embed "files/app.js"
};
static const unsigned char chart_js[] = {
#embed "files/chart.js"
};
static const unsigned char columns_js[] = {
#embed "files/columns.js"
};
static const unsigned char dialog_js[] = {
#embed "files/dialog.js"
};
static const unsigned char dom_js[] = {
#embed "files/dom.js"
};
static const unsigned char editor_js[] = {
#embed "files/editor.js"
};
static const unsigned char exchange_js[] = {
#embed "files/exchange.js"
};
static const unsigned char fork_js[] = {
#embed "files/fork.js"
};
static const unsigned char grid_js[] = {
#embed "files/grid.js"
};
static const unsigned char highlight_js[] = {
#embed "files/highlight.js"
};
static const unsigned char index_html[] = {
#embed "files/index.html"
};
static const unsigned char json_js[] = {
#embed "files/json.js"
};
static const unsigned char keys_js[] = {
#embed "files/keys.js"
};
static const unsigned char numbers_js[] = {
#embed "files/numbers.js"
};
static const unsigned char parts_js[] = {
#embed "files/parts.js"
};
static const unsigned char query_js[] = {
#embed "files/query.js"
};
static const unsigned char router_js[] = {
#embed "files/router.js"
};
static const unsigned char schema_js[] = {
#embed "files/schema.js"
};
static const unsigned char screens_about_js[] = {
#embed "files/screens/about.js"
};
static const unsigned char screens_capacity_js[] = {
#embed "files/screens/capacity.js"
};
static const unsigned char screens_databases_js[] = {
#embed "files/screens/databases.js"
};
static const unsigned char screens_diff_js[] = {
#embed "files/screens/diff.js"
};
static const unsigned char screens_import_js[] = {
#embed "files/screens/import.js"
};
static const unsigned char screens_indexes_js[] = {
#embed "files/screens/indexes.js"
};
static const unsigned char screens_items_js[] = {
#embed "files/screens/items.js"
};
static const unsigned char screens_newtable_js[] = {
#embed "files/screens/newtable.js"
};
static const unsigned char screens_partiql_js[] = {
#embed "files/screens/partiql.js"
};
static const unsigned char screens_plan_js[] = {
#embed "files/screens/plan.js"
};
static const unsigned char screens_requests_js[] = {
#embed "files/screens/requests.js"
};
static const unsigned char screens_rules_js[] = {
#embed "files/screens/rules.js"
};
static const unsigned char screens_settings_js[] = {
#embed "files/screens/settings.js"
};
static const unsigned char screens_sizes_js[] = {
#embed "files/screens/sizes.js"
};
static const unsigned char screens_streams_js[] = {
#embed "files/screens/streams.js"
};
static const unsigned char screens_tables_js[] = {
#embed "files/screens/tables.js"
};
static const unsigned char screens_vault_js[] = {
#embed "files/screens/vault.js"
};
static const unsigned char sizes_js[] = {
#embed "files/sizes.js"
};
static const unsigned char snippets_js[] = {
#embed "files/snippets.js"
};
static const unsigned char style_css[] = {
#embed "files/style.css"
};
static const unsigned char values_js[] = {
#embed "files/values.js"
};

static const struct dynamock_console_file files[] = {
    {"api.js", api_js, sizeof api_js},
    {"app.js", app_js, sizeof app_js},
    {"chart.js", chart_js, sizeof chart_js},
    {"columns.js", columns_js, sizeof columns_js},
    {"dialog.js", dialog_js, sizeof dialog_js},
    {"dom.js", dom_js, sizeof dom_js},
    {"editor.js", editor_js, sizeof editor_js},
    {"exchange.js", exchange_js, sizeof exchange_js},
    {"fork.js", fork_js, sizeof fork_js},
    {"grid.js", grid_js, sizeof grid_js},
    {"highlight.js", highlight_js, sizeof highlight_js},
    {"index.html", index_html, sizeof index_html},
    {"json.js", json_js, sizeof json_js},
    {"keys.js", keys_js, sizeof keys_js},
    {"numbers.js", numbers_js, sizeof numbers_js},
    {"parts.js", parts_js, sizeof parts_js},
    {"query.js", query_js, sizeof query_js},
    {"router.js", router_js, sizeof router_js},
    {"schema.js", schema_js, sizeof schema_js},
    {"screens/about.js", screens_about_js, sizeof screens_about_js},
    {"screens/capacity.js", screens_capacity_js, sizeof screens_capacity_js},
    {"screens/databases.js", screens_databases_js, sizeof screens_databases_js},
    {"screens/diff.js", screens_diff_js, sizeof screens_diff_js},
    {"screens/import.js", screens_import_js, sizeof screens_import_js},
    {"screens/indexes.js", screens_indexes_js, sizeof screens_indexes_js},
    {"screens/items.js", screens_items_js, sizeof screens_items_js},
    {"screens/newtable.js", screens_newtable_js, sizeof screens_newtable_js},
    {"screens/partiql.js", screens_partiql_js, sizeof screens_partiql_js},
    {"screens/plan.js", screens_plan_js, sizeof screens_plan_js},
    {"screens/requests.js", screens_requests_js, sizeof screens_requests_js},
    {"screens/rules.js", screens_rules_js, sizeof screens_rules_js},
    {"screens/settings.js", screens_settings_js, sizeof screens_settings_js},
    {"screens/sizes.js", screens_sizes_js, sizeof screens_sizes_js},
    {"screens/streams.js", screens_streams_js, sizeof screens_streams_js},
    {"screens/tables.js", screens_tables_js, sizeof screens_tables_js},
    {"screens/vault.js", screens_vault_js, sizeof screens_vault_js},
    {"sizes.js", sizes_js, sizeof sizes_js},
    {"snippets.js", snippets_js, sizeof snippets_js},
    {"style.css", style_css, sizeof style_css},
    {"values.js", values_js, sizeof values_js},
};

const struct dynamock_console_file *dynamock_console_file_at(size_t index) {
  return index < sizeof files / sizeof files[0] ? &files[index] : NULL;
}
