/// A catalog behind a reference, since every request copies it into its sessions.
final class SharedCatalog: Sendable {
  let catalog: Catalog

  init(_ catalog: Catalog) { self.catalog = catalog }
}
