import DynamockModel

/// A condition whose values are positions in a list, analysed once for all requests that have the
/// same expression.
final class ConditionForm: Sendable {
  /// The condition, with nulls in place of values unless they are its own.
  let shape: Condition
  /// The condition's steps, and what they need.
  let program: ConditionProgram
  /// The positions of the values in the order written, or `nil` if the shape has its own values.
  let places: [Int]?
  /// The positions of the values that stored text is compared with.
  let scalarPlaces: [Int]
  /// Whether the condition reads a path below an attribute.
  let readsNestedPaths: Bool
  private let demands: [ConditionPlaces.Demand]

  /// Resolves and analyses a condition as written.
  ///
  /// - Throws: the first fault in the order written.
  init(
    _ tree: SyntaxCondition, in scope: inout ExpressionScope
  ) throws(ExpressionError.Fault) {
    let condition = try ConditionResolution.resolve(tree, in: &scope)
    var found = ConditionPlaces()
    try found.add(tree, in: &scope)
    let places = found.places
    let compiler = ConditionCompiler(condition)
    shape = condition.replacingValues { _ in .null }
    program = ConditionProgram(
      compiler, leaves: compiler.leaves.map { $0.replacingValues { _ in .null } })
    self.places = places
    scalarPlaces = compiler.scalars.map { places[$0.position] }
    readsNestedPaths = condition.readsNestedPaths
    demands = found.demands
  }

  /// Analyses a condition with its own values, which `compiler` has compiled.
  init(_ condition: Condition, _ compiler: ConditionCompiler) {
    shape = condition
    program = ConditionProgram(compiler, leaves: compiler.leaves)
    (places, scalarPlaces, demands) = (nil, [], [])
    readsNestedPaths = condition.readsNestedPaths
  }

  /// Returns the condition with the values of a request.
  func condition(with arguments: [Attribute]) -> Condition {
    filled(shape, from: 0, with: arguments)
  }

  /// Returns a part of the condition without parts of its own, with the values of a request.
  func leaf(_ index: Int, with arguments: [Attribute]) -> Condition {
    filled(program.leaves[index], from: program.firstValues[index], with: arguments)
  }

  /// Returns all parts without parts of their own, with the values of a request.
  func leaves(with arguments: [Attribute]) -> [Condition] {
    places == nil ? program.leaves : program.leaves.indices.map { leaf($0, with: arguments) }
  }

  /// - Parameter first: the index among ``places`` of the part's first value.
  private func filled(
    _ part: Condition, from first: Int, with arguments: [Attribute]
  ) -> Condition {
    guard let places else { return part }
    var index = first
    return part.replacingValues { _ in
      defer { index += 1 }
      return arguments[places[index]].value
    }
  }
}

extension ConditionForm: ExpressionForm {
  func accepts(_ values: [Attribute]) -> Bool { demands.allSatisfy { $0.isMet(by: values) } }
}

/// The steps of a compiled condition, and what they need.
struct ConditionProgram: Sendable {
  /// The condition and its parts, each after the one that it is part of.
  let steps: [ConditionStep]
  /// The parts without parts.
  let leaves: [Condition]
  /// The number of values before those of each leaf.
  let firstValues: [Int]
  /// Whether a step always evaluates its leaf on decoded values.
  let needsLeaves: Bool
  /// The top-level attributes that the condition names.
  let names: [SoughtName]
  /// The named attributes if there are so many that comparing each of them takes longer than decoding
  /// them, which is done instead; otherwise empty.
  let decodedNames: [String]

  init(_ compiler: ConditionCompiler, leaves: [Condition]) {
    steps = compiler.steps
    self.leaves = leaves
    firstValues = compiler.firstValues
    needsLeaves = compiler.needsLeaves
    names = compiler.names
    decodedNames = compiler.decodedNames
  }
}
