import type { Words } from './en.ts';

/** Spanish. */
export const es: Words = {
  greeting: 'Hola, {name}:',
  greetingWithoutName: 'Hola:',
  join: 'Unirme ahora',
  joinByAddress: 'Si el botón no funciona, abra esta dirección: {link}',
  joinByCode: 'O vaya a {site} y escriba este código:',
  joinByClever: 'Si usa Clever, no necesita código: elija «Sign In with Clever».',
  validThrough: 'La invitación vale hasta el {date} inclusive. Es solo para usted: por favor, no la comparta.',
  mistakeReply: 'Si se trata de un error, responda a este correo.',
  mistake: 'Si se trata de un error, avise a la escuela.',
  unsubscribe: 'Para no recibir más invitaciones por correo:',
  unsubscribeLink: 'darme de baja',

  teacherSubject: '{school}: únase a sus clases en Bloomz',
  teacherLead:
    '{school} está en Bloomz y sus clases ya están listas. Únase para ver a sus estudiantes y escribir a las familias.',
  teacherReason: 'Recibe este correo porque {school} indica que usted es docente.',
  staffSubject: '{school}: únase a su escuela en Bloomz',
  staffLead: '{school} está en Bloomz y su lugar entre el personal ya está listo.',
  staffReason: 'Recibe este correo porque {school} indica que usted es parte de su personal.',
  parentSubject: '{school} le invita a Bloomz',
  parentLead:
    '{school} usa Bloomz para estar en contacto con las familias. {children, plural, =0 {Esta invitación es para usted.} one {Esta invitación es para usted y su hijo o hija.} other {Esta única invitación es para usted y sus # hijos.}} Únase para ver qué pasa en clase y escribir a los docentes.',
  parentReason: 'Recibe este correo porque {school} indica que usted es madre, padre o tutor.',

  familySubject: '{school}: alguien se unió con su código familiar',
  familyLead: '{joined} se unió a {school} con el código de su familia y ahora ve las mismas clases que usted.',
  familyLeadWithoutName:
    'Alguien se unió a {school} con el código de su familia y ahora ve las mismas clases que usted.',
  familyKnown: 'Si conoce a esta persona, no tiene que hacer nada.',
  familyUnknown: 'Si no la conoce, avise a la escuela: puede retirar este acceso de inmediato.',
  familyReason: 'Recibe este correo porque usted se unió a {school} con el mismo código.',

  lettersTitle: 'Cartas a las familias',
  letterTo: 'A la familia de',
  letterMoreChildren: '{count, plural, one {y # estudiante más} other {y # estudiantes más}}',
  letterHeading: 'Únase a {school} en Bloomz',
  letterLead: 'Con Bloomz usted ve qué pasa en clase y puede escribir a los docentes. Son tres pasos:',
  letterStepOpen: 'Apunte la cámara de su teléfono al cuadro, o vaya a {site} y escriba el código.',
  letterStepAccount: 'Cree su cuenta, o inicie sesión si ya tiene una.',
  letterStepDone: 'Verá enseguida a sus hijos y sus clases.',
  letterCode: 'Su código familiar',
  letterSquare: 'Código QR: abre la página para unirse',
  letterValidThrough: 'Vale hasta el {date} inclusive.',
  letterKeep: 'Guarde esta carta: cada adulto de la familia puede usarla, hasta {adults}.',
  letterLost: '¿La perdió? Pida otra a la escuela; esta dejará de valer.',
};
