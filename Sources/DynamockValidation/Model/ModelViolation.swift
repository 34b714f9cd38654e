/// A member that breaks a rule of the model.
struct ModelViolation: Sendable, Equatable {
  /// Where the member stands, outermost first.
  var path: [Step]
  /// The member's value in Java's words; nil where it is missing.
  var echo: String?
  /// The rule.
  var rule: Constraint

  /// One step from the input to the member.
  enum Step: Sendable, Equatable {
    /// A member of a structure, by its name on the wire.
    case member(String)
    /// An element of a list, counted from 1.
    case element(Int)
    /// The value of an entry of a map.
    case entry(String)
  }

  /// The path as the older layer writes it: `keySchema.1.member.keyType`.
  var olderPath: String { joined { $0.prefix(1).lowercased() + $0.dropFirst() } }

  /// The path as the newer layer writes it: `KeySchema.1.member.KeyType`.
  var newerPath: String { joined { $0 } }

  private func joined(_ name: (String) -> String) -> String {
    path.map { step in
      switch step {
      case .member(let member): name(member)
      case .element(let number): "\(number).member"
      case .entry(let key): "\(key).member"
      }
    }.joined(separator: ".")
  }
}
