import DynamockModel

/// Text to resolved trees: the one way from an expression parameter to what the engine runs.
///
/// The text alone is parsed and its form checked first, then names and values are put in place and
/// their operands checked (fact sheet §14, steps 10 and 11).
package enum ExpressionParser {
  /// Parses a condition or filter and puts the scope's names and values in place.
  package static func parseCondition(
    _ text: String, as kind: ExpressionKind, in scope: inout ExpressionScope
  ) throws(ExpressionError) -> Condition {
    do throws(ExpressionError.Fault) {
      guard case .condition(let tree) = try SyntaxCache.tree(of: text, as: kind) else {
        throw .empty
      }
      return try ConditionResolution.resolve(tree, in: &scope)
    } catch {
      throw ExpressionError(kind, error)
    }
  }

  /// Parses an update expression and puts the scope's names and values in place.
  package static func parseUpdate(
    _ text: String, in scope: inout ExpressionScope
  ) throws(ExpressionError) -> UpdateExpression {
    do throws(ExpressionError.Fault) {
      guard case .update(let tree) = try SyntaxCache.tree(of: text, as: .update) else {
        throw .empty
      }
      return try UpdateResolution.resolve(tree, in: &scope)
    } catch {
      throw ExpressionError(.update, error)
    }
  }

  /// Parses a projection expression and puts the scope's names in place.
  package static func parseProjection(
    _ text: String, in scope: inout ExpressionScope
  ) throws(ExpressionError) -> Projection {
    do throws(ExpressionError.Fault) {
      guard case .projection(let tree) = try SyntaxCache.tree(of: text, as: .projection) else {
        throw .empty
      }
      var paths: [DocumentPath] = []
      paths.reserveCapacity(tree.count)
      for path in tree { paths.append(try scope.path(for: path)) }
      try PathRules.requireDisjoint(paths)
      return Projection(paths: paths)
    } catch {
      throw ExpressionError(.projection, error)
    }
  }

  /// A resolved condition as a key condition.
  ///
  /// Its shape is looked at after everything else of the request's expressions, names and values that
  /// nothing used included (moto `test_query_unused_attribute_name`, run against AWS).
  package static func keyCondition(
    of condition: Condition
  ) throws(ExpressionError) -> KeyCondition {
    do throws(ExpressionError.Fault) {
      return try KeyConditionResolution.resolve(condition)
    } catch {
      throw ExpressionError(.keyCondition, error)
    }
  }
}
