{{%AUTOESCAPE context="HTML"}}
<p>Hola, {{PERSON}}:</p>
<p>El {{CHANGED_ON}} se pidió reenviar a otra dirección el correo que llega a su cuenta institucional.</p>
<p style="margin:16px 0;padding:12px 16px;background-color:#f2f4f3;border-left:4px solid {{PRIMARY}};">Cuenta: <strong>{{USER}}</strong><br>Se reenvía a: <strong>{{FORWARDS_TO}}</strong></p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si fue usted</h2>
<p>No tiene que hacer nada. Puede quitarlo cuando quiera en Mi cuenta, en «Reenvío».</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Si no fue usted</h2>
<p>Alguien más puede estar leyendo su correo. Cambie su contraseña y quite el reenvío en Mi cuenta. Si no puede ingresar, llame de inmediato a la mesa de ayuda, al {{CH_NATIONAL_LINE}}, y pida que bloqueen la cuenta.</p>
<p><strong>Nadie de la institución le pedirá su contraseña. No la comparta.</strong></p>
