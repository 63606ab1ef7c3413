import DuologMerge

extension Goal {
  /// Its fields as documents give them, named as in events.
  var exportedFields: [String: Scalar] {
    var fields: [String: Scalar] = [
      "title": .text(title), "scope": .text(scope.rawValue), "status": .text(status.rawValue),
    ]
    fields["owner"] = owner.map(Scalar.entity)
    fields["due"] = due.map(Scalar.day)
    fields["reviewOn"] = reviewOn.map(Scalar.day)
    fields["template"] = template.map { .text($0.rawValue) }
    fields["category"] = category.map(Scalar.text)
    fields["reason"] = reason.map(Scalar.text)
    fields["how"] = how.map(Scalar.text)
    fields["achievable"] = achievable.map(Scalar.text)
    fields["why"] = why.map(Scalar.text)
    fields["plan"] = plan.map(Scalar.entity)
    fields["phase"] = phase.map { .integer(Int64($0)) }
    return fields
  }
}
