/**
 * What TypeScript says in the editor, by the keys of its own translations: the mistakes that students make. What is
 * not here it says in English; a test holds the keys and the places against the version in use.
 */
export const portugueseTypeScript: Readonly<Record<string, string>> = {
  Unterminated_string_literal_1002: 'Falta fechar o texto entre aspas.',
  Identifier_expected_1003: 'Esperava um nome.',
  _0_expected_1005: "Esperava '{0}'.",
  An_element_access_expression_should_take_an_argument_1011: 'Falta o índice entre colchetes.',
  A_return_statement_can_only_be_used_within_a_function_body_1108:
    "'return' só pode ser usado dentro de uma função.",
  Expression_expected_1109: 'Esperava uma expressão.',
  Digit_expected_1124: 'Esperava um algarismo.',
  Invalid_character_1127: 'Caractere inválido.',
  Declaration_or_statement_expected_1128: 'Esperava uma declaração ou um comando.',
  Variable_declaration_expected_1134: 'Esperava a declaração de uma variável.',
  Argument_expression_expected_1135: 'Esperava um argumento.',
  Property_assignment_expected_1136: 'Esperava uma propriedade com seu valor.',
  _0_declarations_must_be_initialized_1155: "Uma declaração com '{0}' precisa de um valor.",
  Unterminated_template_literal_1160: 'Falta fechar o texto entre crases.',
  This_syntax_is_not_allowed_when_erasableSyntaxOnly_is_enabled_1294:
    'Esta sintaxe não é aceita aqui: só tipos que podem ser apagados (sem enum nem namespace).',
  An_identifier_or_keyword_cannot_immediately_follow_a_numeric_literal_1351:
    'Um nome não pode vir logo depois de um número; falta um operador?',
  Unexpected_keyword_or_identifier_1434: 'Nome ou palavra-chave fora de lugar.',
  Unknown_keyword_or_identifier_Did_you_mean_0_1435:
    "Nome ou palavra-chave desconhecida. Seria '{0}'?",
  Duplicate_identifier_0_2300: "O nome '{0}' está repetido.",
  Cannot_find_name_0_2304: "Não há nada com o nome '{0}'.",
  Module_0_has_no_exported_member_1_2305: "O módulo '{0}' não exporta '{1}'.",
  Cannot_find_module_0_or_its_corresponding_type_declarations_2307:
    "Não há um módulo '{0}', nem declarações de seus tipos.",
  Type_0_is_not_assignable_to_type_1_2322: "O tipo '{0}' não serve onde se espera '{1}'.",
  Types_of_property_0_are_incompatible_2326: "Os tipos da propriedade '{0}' não combinam.",
  Property_0_does_not_exist_on_type_1_2339: "A propriedade '{0}' não existe no tipo '{1}'.",
  Argument_of_type_0_is_not_assignable_to_parameter_of_type_1_2345:
    "Um argumento do tipo '{0}' não serve para um parâmetro do tipo '{1}'.",
  This_expression_is_not_callable_2349: 'Esta expressão não pode ser chamada como função.',
  Object_literal_may_only_specify_known_properties_and_0_does_not_exist_in_type_1_2353:
    "O objeto só pode ter propriedades conhecidas, e '{0}' não existe no tipo '{1}'.",
  A_function_whose_declared_type_is_neither_undefined_void_nor_any_must_return_a_value_2355:
    "Uma função cujo tipo não é 'undefined', 'void' nem 'any' precisa devolver um valor.",
  The_left_hand_side_of_an_arithmetic_operation_must_be_of_type_any_number_bigint_or_an_enum_type_2362:
    "O lado esquerdo de uma conta precisa ser um número (tipo 'number'); para tensores, use as funções de np.",
  The_right_hand_side_of_an_arithmetic_operation_must_be_of_type_any_number_bigint_or_an_enum_type_2363:
    "O lado direito de uma conta precisa ser um número (tipo 'number'); para tensores, use as funções de np.",
  Operator_0_cannot_be_applied_to_types_1_and_2_2365:
    "O operador '{0}' não se aplica aos tipos '{1}' e '{2}'.",
  Function_lacks_ending_return_statement_and_return_type_does_not_include_undefined_2366:
    "Falta um 'return' no fim da função, e seu tipo não inclui 'undefined'.",
  This_comparison_appears_to_be_unintentional_because_the_types_0_and_1_have_no_overlap_2367:
    "Esta comparação parece um engano: os tipos '{0}' e '{1}' nada têm em comum.",
  Duplicate_function_implementation_2393: 'A função está definida duas vezes.',
  Block_scoped_variable_0_used_before_its_declaration_2448:
    "A variável '{0}' é usada antes de ser declarada.",
  Cannot_redeclare_block_scoped_variable_0_2451: "A variável '{0}' já foi declarada.",
  Variable_0_is_used_before_being_assigned_2454: "A variável '{0}' é usada antes de ter um valor.",
  Type_0_must_have_a_Symbol_iterator_method_that_returns_an_iterator_2488:
    "O tipo '{0}' não pode ser percorrido: falta o método '[Symbol.iterator]()'.",
  Object_is_possibly_null_2531: "O objeto pode ser 'null'.",
  Object_is_possibly_undefined_2532: "O objeto pode ser 'undefined'.",
  Type_0_cannot_be_used_as_an_index_type_2538: "O tipo '{0}' não serve de índice.",
  Property_0_does_not_exist_on_type_1_Did_you_mean_2_2551:
    "A propriedade '{0}' não existe no tipo '{1}'. Seria '{2}'?",
  Cannot_find_name_0_Did_you_mean_1_2552: "Não há nada com o nome '{0}'. Seria '{1}'?",
  Expected_0_arguments_but_got_1_2554: 'Esperava {0} argumentos, recebi {1}.',
  Expected_at_least_0_arguments_but_got_1_2555: 'Esperava ao menos {0} argumentos, recebi {1}.',
  Type_0_has_no_properties_in_common_with_type_1_2559:
    "O tipo '{0}' não tem propriedades em comum com o tipo '{1}'.",
  Object_literal_may_only_specify_known_properties_but_0_does_not_exist_in_type_1_Did_you_mean_to_writ_2561:
    "O objeto só pode ter propriedades conhecidas, e '{0}' não existe no tipo '{1}'. Seria '{2}'?",
  Object_is_of_type_unknown_2571: "O objeto é do tipo 'unknown'.",
  Cannot_assign_to_0_because_it_is_a_constant_2588: "'{0}' é uma constante e não pode mudar.",
  _0_has_no_exported_member_named_1_Did_you_mean_2_2724: "'{0}' não exporta '{1}'. Seria '{2}'?",
  Type_0_is_missing_the_following_properties_from_type_1_Colon_2_2739:
    "No tipo '{0}' faltam propriedades do tipo '{1}': {2}",
  Type_0_is_missing_the_following_properties_from_type_1_Colon_2_and_3_more_2740:
    "No tipo '{0}' faltam propriedades do tipo '{1}': {2} e mais {3}.",
  Property_0_is_missing_in_type_1_but_required_in_type_2_2741:
    "Falta a propriedade '{0}' no tipo '{1}'; o tipo '{2}' a exige.",
  No_overload_matches_this_call_2769: 'Nenhuma forma da função aceita esta chamada.',
  This_kind_of_expression_is_always_truthy_2872: 'Esta expressão vale sempre como verdadeira.',
  This_kind_of_expression_is_always_falsy_2873: 'Esta expressão vale sempre como falsa.',
  An_argument_for_0_was_not_provided_6210: "Falta o argumento '{0}'.",
  The_expected_type_comes_from_property_0_which_is_declared_here_on_type_1_6500:
    "O tipo esperado vem da propriedade '{0}', declarada aqui no tipo '{1}'",
  No_value_exists_in_scope_for_the_shorthand_property_0_Either_declare_one_or_provide_an_initializer_18004:
    "Não há um valor com o nome da propriedade '{0}'. Declare-o ou escreva o valor.",
  _0_is_of_type_unknown_18046: "'{0}' é do tipo 'unknown'.",
  _0_is_possibly_null_18047: "'{0}' pode ser 'null'.",
  _0_is_possibly_undefined_18048: "'{0}' pode ser 'undefined'.",
};
