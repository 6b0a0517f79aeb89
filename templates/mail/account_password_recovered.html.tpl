{{%AUTOESCAPE context="HTML"}}
<p>Hola, {{PERSON}}:</p>
<p>La contraseña de su cuenta de correo institucional se recuperó y es otra desde el {{CHANGED_ON}}. Todas las sesiones, los teléfonos y los programas de correo que estaban abiertos se cerraron.</p>
<p style="margin:16px 0;padding:12px 16px;background-color:#f2f4f3;border-left:4px solid {{PRIMARY}};">Cuenta: <strong>{{USER}}</strong></p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si fue usted</h2>
<p>No tiene que hacer nada. Escriba la contraseña nueva en los programas de correo de su teléfono y de su computadora.</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si no fue usted</h2>
<p>Alguien más usó su celular o su correo alterno para entrar a su cuenta. Llame de inmediato a la mesa de ayuda, al {{CH_NATIONAL_LINE}}, y pida que la bloqueen. Cambie también la contraseña de su correo alterno.</p>
<p><strong>Nadie de la institución le pedirá su contraseña. No la comparta.</strong></p>
