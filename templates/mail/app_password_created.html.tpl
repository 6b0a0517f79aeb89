{{%AUTOESCAPE context="HTML"}}
<p>Hola, {{PERSON}}:</p>
<p>El {{CHANGED_ON}} se creó una contraseña de aplicación en su cuenta de correo institucional. Con ella, un teléfono o un programa de correo puede leer y enviar su correo.</p>
<p style="margin:16px 0;padding:12px 16px;background-color:#f2f4f3;border-left:4px solid {{PRIMARY}};">Cuenta: <strong>{{USER}}</strong><br>Nombre que se le puso: <strong>{{DEVICE}}</strong></p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si fue usted</h2>
<p>No tiene que hacer nada. Puede revocarla cuando quiera en Mi cuenta, en «Contraseñas de aplicación».</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si no fue usted</h2>
<p>Alguien más puede estar usando su cuenta. Cambie su contraseña en Mi cuenta: con eso terminan todas las contraseñas de aplicación. Si no puede ingresar, llame de inmediato a la mesa de ayuda, al {{CH_NATIONAL_LINE}}, y pida que bloqueen la cuenta.</p>
<p><strong>Nadie de la institución le pedirá su contraseña. No la comparta.</strong></p>
