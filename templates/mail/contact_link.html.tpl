{{%AUTOESCAPE context="HTML"}}
<p>Hola, {{PERSON}}:</p>
<p>Se pidió que esta dirección sea el correo alterno de una cuenta de correo institucional. A ella llegarían los avisos y los códigos para recuperar la contraseña.</p>
<p style="margin:16px 0;padding:12px 16px;background-color:#f2f4f3;border-left:4px solid {{PRIMARY}};">Cuenta: <strong>{{USER}}</strong></p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si fue usted</h2>
<p><a href="{{LINK}}" style="color:{{PRIMARY}};">Abra este enlace</a> y oprima el botón que aparece. Puede hacerlo en cualquier navegador, hasta el {{EXPIRES_ON}}.</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si no fue usted</h2>
<p>No haga nada: sin el enlace, nada cambia. Si se repite, avise a la mesa de ayuda, al {{CH_NATIONAL_LINE}}.</p>
<p><strong>Nadie de la institución le pedirá este enlace ni su contraseña. No los comparta.</strong></p>
