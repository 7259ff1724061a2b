import type { ProblemCode } from '../api/problem.ts';
import type { Locale } from '../locale.ts';

interface ProblemText {
  readonly title: string;
  /** What happened, with the values, and what to do next. */
  readonly detail: string;
}

export const problemMessages: Readonly<Record<Locale, Readonly<Record<ProblemCode, ProblemText>>>> =
  {
    'pt-BR': {
      invalid_request: {
        title: 'Pedido inválido',
        detail: 'O pedido não tem a forma que esta API descreve. Corrija-o e envie de novo.',
      },
      invalid_text: {
        title: 'Texto inválido',
        detail:
          'O texto enviado não é UTF-8 válido ou contém o caractere NUL. Salve-o como UTF-8 e envie de novo.',
      },
      empty_source: {
        title: 'Código vazio',
        detail: 'Não há código para corrigir. Escreva sua solução e envie de novo.',
      },
      idempotency_key_missing: {
        title: 'Falta a chave de idempotência',
        detail:
          'Envie o cabeçalho Idempotency-Key com 8 a 200 caracteres, um valor novo por envio.',
      },
      not_signed_in: {
        title: 'Sessão não iniciada',
        detail:
          'Você não entrou, ou sua sessão terminou. Entre com e-mail e senha e tente de novo.',
      },
      wrong_credentials: {
        title: 'E-mail ou senha incorretos',
        detail:
          'O e-mail ou a senha não confere. Se esqueceu a senha, peça um link a quem ensina a turma.',
      },
      not_allowed: {
        title: 'Sem permissão',
        detail: 'Seu papel nesta turma não permite isso.',
      },
      foreign_origin: {
        title: 'Origem não aceita',
        detail:
          'O pedido não veio desta página. Fora do navegador, envie o cabeçalho Origin com o endereço deste servidor.',
      },
      not_found: {
        title: 'Não encontrado',
        detail: 'Não existe nada neste endereço, ou você não tem acesso.',
      },
      method_not_allowed: {
        title: 'Método não aceito',
        detail: 'Este endereço não aceita {{method}}. Use {{allowed}}.',
      },
      unknown_join_code: {
        title: 'Código desconhecido',
        detail: 'Nenhuma turma tem este código. São oito letras e algarismos, sem 0, O, 1 e I.',
      },
      already_member: {
        title: 'Já participa',
        detail: 'Você já participa desta turma.',
      },
      last_instructor: {
        title: 'Última pessoa que ensina',
        detail: 'A turma ficaria sem ninguém que a ensine. Promova outra pessoa antes.',
      },
      request_in_flight: {
        title: 'Envio em andamento',
        detail:
          'Um envio com esta chave ainda está sendo recebido. Espere um instante e tente de novo.',
      },
      attempts_used_up: {
        title: 'Sem tentativas restantes',
        detail:
          'O limite de tentativas deste exercício ({{limit}}) foi atingido. Este envio não foi guardado; seu rascunho continua salvo.',
      },
      nothing_to_retry: {
        title: 'Nada a repetir',
        detail:
          'Este envio não falhou do nosso lado, então não há o que repetir. Para uma nova correção, envie de novo.',
      },
      link_expired: {
        title: 'Link sem validade',
        detail: 'Este link já foi usado ou venceu. Peça um novo.',
      },
      draft_conflict: {
        title: 'Rascunho mais novo em outra janela',
        detail:
          'O rascunho foi salvo em outra janela (revisão {{revision}}). Nada foi sobrescrito: carregue-o ou salve sobre ele.',
      },
      source_too_large: {
        title: 'Código grande demais',
        detail: 'O código tem {{bytes}} bytes; o limite é de {{limit}} bytes. Nada foi guardado.',
      },
      body_too_large: {
        title: 'Pedido grande demais',
        detail: 'O pedido passa do limite de {{limit}} bytes.',
      },
      unsupported_media_type: {
        title: 'Formato não aceito',
        detail: 'Envie JSON, com o cabeçalho Content-Type: application/json.',
      },
      idempotency_key_reused: {
        title: 'Chave de idempotência repetida',
        detail: 'Esta chave já foi usada com outro envio. Use uma chave nova.',
      },
      email_taken: {
        title: 'E-mail já cadastrado',
        detail: 'Já existe uma conta com este e-mail. Entre com ela.',
      },
      weak_password: {
        title: 'Senha curta ou longa demais',
        detail: 'A senha precisa ter de 10 a 200 caracteres.',
      },
      too_many_requests: {
        title: 'Tentativas demais',
        detail: 'Foram tentativas demais em pouco tempo. Espere {{seconds}} s e tente de novo.',
      },
      internal: {
        title: 'Falha nossa',
        detail:
          'Algo falhou do nosso lado e foi registrado. Tente de novo; se continuar, informe o número {{incident}}.',
      },
      queue_full: {
        title: 'Fila cheia',
        detail:
          'Há {{queued}} envios na fila. Este não foi guardado; seu rascunho continua salvo. Tente de novo em {{seconds}} s.',
      },
      unavailable: {
        title: 'Indisponível por um momento',
        detail:
          'O servidor não alcança o banco de dados. Nada foi guardado; tente de novo em {{seconds}} s.',
      },
    },
    en: {
      invalid_request: {
        title: 'Invalid request',
        detail:
          'The request does not have the form that this API describes. Correct it and send it again.',
      },
      invalid_text: {
        title: 'Invalid text',
        detail:
          'The text is not valid UTF-8 or contains the NUL character. Save it as UTF-8 and send it again.',
      },
      empty_source: {
        title: 'Empty source',
        detail: 'There is no code to grade. Write your solution and submit again.',
      },
      idempotency_key_missing: {
        title: 'Idempotency key missing',
        detail:
          'Send the header Idempotency-Key with 8 to 200 characters, a new value for each submission.',
      },
      not_signed_in: {
        title: 'Not signed in',
        detail:
          'You are not signed in, or your session is over. Sign in with e-mail and password and try again.',
      },
      wrong_credentials: {
        title: 'Wrong e-mail or password',
        detail:
          'The e-mail or the password is wrong. If you forgot the password, ask an instructor for a link.',
      },
      not_allowed: {
        title: 'Not allowed',
        detail: 'Your role in this course does not allow this.',
      },
      foreign_origin: {
        title: 'Origin not accepted',
        detail:
          'The request did not come from this site. Outside a browser, send the header Origin with the address of this server.',
      },
      not_found: {
        title: 'Not found',
        detail: 'There is nothing at this address, or you have no access to it.',
      },
      method_not_allowed: {
        title: 'Method not accepted',
        detail: 'This address does not take {{method}}. Use {{allowed}}.',
      },
      unknown_join_code: {
        title: 'Unknown code',
        detail: 'No course has this code. It is eight letters and digits, without 0, O, 1 and I.',
      },
      already_member: {
        title: 'Already a member',
        detail: 'You are already a member of this course.',
      },
      last_instructor: {
        title: 'Last instructor',
        detail: 'The course would be left without an instructor. Promote somebody else first.',
      },
      request_in_flight: {
        title: 'Submission in flight',
        detail: 'A submission with this key is still being received. Wait a moment and try again.',
      },
      attempts_used_up: {
        title: 'No attempts left',
        detail:
          'The attempt limit of this exercise ({{limit}}) is reached. This submission was not stored; your draft is still saved.',
      },
      nothing_to_retry: {
        title: 'Nothing to try again',
        detail:
          'This submission did not fail on our side, so there is nothing to try again. For another grading, submit again.',
      },
      link_expired: {
        title: 'Link no longer valid',
        detail: 'This link was used already or has expired. Ask for a new one.',
      },
      draft_conflict: {
        title: 'Newer draft in another window',
        detail:
          'The draft was saved in another window (revision {{revision}}). Nothing was overwritten: load it or save over it.',
      },
      source_too_large: {
        title: 'Source too large',
        detail: 'The source has {{bytes}} bytes; the limit is {{limit}} bytes. Nothing was stored.',
      },
      body_too_large: {
        title: 'Request too large',
        detail: 'The request exceeds the limit of {{limit}} bytes.',
      },
      unsupported_media_type: {
        title: 'Format not accepted',
        detail: 'Send JSON, with the header Content-Type: application/json.',
      },
      idempotency_key_reused: {
        title: 'Idempotency key reused',
        detail: 'This key was used with another submission already. Use a new one.',
      },
      email_taken: {
        title: 'E-mail already in use',
        detail: 'There is an account with this e-mail already. Sign in with it.',
      },
      weak_password: {
        title: 'Password too short or too long',
        detail: 'A password has 10 to 200 characters.',
      },
      too_many_requests: {
        title: 'Too many attempts',
        detail: 'There were too many attempts in a short time. Wait {{seconds}} s and try again.',
      },
      internal: {
        title: 'Our failure',
        detail:
          'Something failed on our side and was recorded. Try again; if it persists, report the number {{incident}}.',
      },
      queue_full: {
        title: 'Queue full',
        detail:
          '{{queued}} submissions are waiting. This one was not stored; your draft is still saved. Try again in {{seconds}} s.',
      },
      unavailable: {
        title: 'Unavailable for a moment',
        detail:
          'The server cannot reach its database. Nothing was stored; try again in {{seconds}} s.',
      },
    },
  };
