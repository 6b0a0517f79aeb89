{{%AUTOESCAPE context="HTML"}}
<p>Hola, {{PERSON}}:</p>
<p>La verificación en dos pasos de su cuenta de correo institucional se desactivó el {{CHANGED_ON}}. Desde ahora basta la contraseña para ingresar.</p>
<p style="margin:16px 0;padding:12px 16px;background-color:#f2f4f3;border-left:4px solid {{PRIMARY}};">Cuenta: <strong>{{USER}}</strong></p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si fue usted</h2>
<p>No tiene que hacer nada. También se retira cuando usted elige otra contraseña por su celular, su correo alterno o una clave temporal y la había activado hace menos de tres días. Si cambió de teléfono, actívela otra vez en Mi cuenta, con el teléfono nuevo.</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si no fue usted</h2>
<p>Alguien más puede estar usando su cuenta. Llame de inmediato a la mesa de ayuda, al {{CH_NATIONAL_LINE}}, y pida que la bloqueen. Después podrá elegir otra contraseña.</p>
<p><strong>Nadie de la institución le pedirá su contraseña ni sus códigos. No los comparta.</strong></p>
