/// Where the generated code departs from the published model, and why is said in `patch.json`.
struct Patch {
  /// Shapes whose Swift type has another name.
  private var typeNames: [String: String]
  /// Values of enumerations whose case has another name.
  private var caseNames: [String: String]
  /// Members, as `Structure.Member`, that carry stored items.
  private var itemImages: Set<String>

  init(_ json: OrderedJSON) {
    func table(_ name: String) -> [String: String] {
      let pairs = (json[name]?.members ?? []).compactMap { name, value in
        value.text.map { (name, $0) }
      }
      return Dictionary(pairs) { _, last in last }
    }
    typeNames = table("typeNames")
    caseNames = table("caseNames")
    itemImages = Set((json["itemImages"]?.elements ?? []).compactMap(\.text))
  }

  func typeName(_ shape: String) -> String { typeNames[shape] ?? shape }

  func caseName(_ value: String) -> String { caseNames[value] ?? SwiftName.enumCase(value) }

  func carriesItems(_ member: Member, of structure: String) -> Bool {
    itemImages.contains("\(structure).\(member.name)")
  }
}
